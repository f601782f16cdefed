package org.palimpsest.query.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.palimpsest.query.reading.PublicEntries;

/**
 * How often each entry was used in each month: an item report as COUNTER's Code of Practice, release 5.1, has it in JSON, under its
 * names. Months in which an entry was not used are left out, and so are entries without any.
 *
 * @param items in one group, for they have no parents: the most used first
 */
record ItemReport(@JsonProperty("Report_Header") ReportHeader header, @JsonProperty("Report_Items") List<ReportItems> items) {
    private static final String RELEASE = "5.1";

    /** The metrics of the report, each with what was counted. */
    private static final Map<String, ToLongFunction<UsageCount>> METRICS = metrics();

    /**
     * @param createdBy what the site is called
     * @param exceptions what is missing; empty where nothing is
     */
    record ReportHeader(
            @JsonProperty("Report_Name") String name,
            @JsonProperty("Report_ID") String id,
            @JsonProperty("Release") String release,
            @JsonProperty("Institution_Name") String institution,
            @JsonProperty("Report_Filters") ReportFilters filters,
            @JsonProperty("Exceptions") List<ReportException> exceptions,
            @JsonProperty("Created") Instant created,
            @JsonProperty("Created_By") String createdBy) {}

    /** {@code begin} and {@code end}: days, both included. */
    record ReportFilters(
            @JsonProperty("Begin_Date") String begin,
            @JsonProperty("End_Date") String end,
            @JsonProperty("Metric_Type") List<String> metrics) {}

    /** {@code code} as COUNTER numbers them. */
    record ReportException(
            @JsonProperty("Code") int code, @JsonProperty("Message") String message, @JsonProperty("Data") String data) {}

    record ReportItems(@JsonProperty("Items") List<ReportItem> items) {}

    /** An entry. {@code platform} and {@code publisher}: what the site is called. */
    record ReportItem(
            @JsonProperty("Item") String title,
            @JsonProperty("Item_ID") ReportItemId id,
            @JsonProperty("Platform") String platform,
            @JsonProperty("Publisher") String publisher,
            @JsonProperty("Authors") List<ReportAuthor> authors,
            @JsonProperty("Attribute_Performance") List<ReportPerformance> performance) {}

    /** {@code uri}: the entry's address. */
    record ReportItemId(@JsonProperty("URI") String uri) {}

    record ReportAuthor(@JsonProperty("Name") String name) {}

    /**
     * @param year of publication
     * @param counts by metric, and in it by month as {@code 2026-11}
     */
    record ReportPerformance(
            @JsonProperty("Data_Type") String type,
            @JsonProperty("YOP") String year,
            @JsonProperty("Access_Type") String access,
            @JsonProperty("Access_Method") String method,
            @JsonProperty("Performance") Map<String, Map<String, Long>> counts) {}

    /** An entry as readers have it, and how often it was used by month, the earliest first. */
    record UsedEntry(PublicEntries.Public entry, Map<YearMonth, UsageCount> months) {}

    /**
     * @param site what it is called
     * @param origin of its addresses
     * @param most how many are told of, where more were used; 0 where these are all
     */
    static ItemReport of(String site, String origin, Period period, List<UsedEntry> used, int most, Instant now) {
        var filters = new ReportFilters(
                period.first().atDay(1).toString(), period.last().atEndOfMonth().toString(), List.copyOf(METRICS.keySet()));
        List<ReportException> exceptions = most == 0
                ? List.of()
                : List.of(new ReportException(3040, "Partial Data Returned", "The " + most + " entries that were used most"));
        return new ItemReport(
                new ReportHeader("Item Report", "IR", RELEASE, "The World", filters, exceptions, now, site),
                used.isEmpty() ? List.of() : List.of(new ReportItems(used.stream().map(one -> item(one, site, origin)).toList())));
    }

    private static ReportItem item(UsedEntry one, String site, String origin) {
        var entry = one.entry();
        var counts = new LinkedHashMap<String, Map<String, Long>>();
        METRICS.forEach((metric, counted) -> {
            var months = new LinkedHashMap<String, Long>();
            one.months().forEach((month, count) -> {
                if (counted.applyAsLong(count) > 0) {
                    months.put(month.toString(), counted.applyAsLong(count));
                }
            });
            if (!months.isEmpty()) {
                counts.put(metric, months);
            }
        });
        return new ReportItem(
                entry.title(),
                new ReportItemId(origin + "/entries/" + entry.slug()),
                site,
                site,
                entry.contributors().stream().map(ReportAuthor::new).toList(),
                List.of(new ReportPerformance("Article", Integer.toString(entry.year()), "Open", "Regular", counts)));
    }

    private static Map<String, ToLongFunction<UsageCount>> metrics() {
        var metrics = new LinkedHashMap<String, ToLongFunction<UsageCount>>();
        metrics.put("Total_Item_Investigations", UsageCount::investigations);
        metrics.put("Total_Item_Requests", UsageCount::requests);
        metrics.put("Unique_Item_Investigations", UsageCount::uniqueInvestigations);
        metrics.put("Unique_Item_Requests", UsageCount::uniqueRequests);
        return metrics;
    }
}
