package org.palimpsest.query.usage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often an entry was used, by version and by month. Months without any use are left out.
 *
 * @param versions the newest first
 * @param months the latest first, as {@code 2026-11}, in UTC
 */
record EntryUsage(String slug, String title, UsageCount total, List<OfVersion> versions, List<OfMonth> months) {

    record OfVersion(int version, UsageCount count) {}

    record OfMonth(String month, UsageCount count) {}

    static EntryUsage of(String slug, String title, List<Map.Entry<UsageCollection.VersionMonth, UsageCount>> counted) {
        var total = UsageCount.NONE;
        var versions = new TreeMap<Integer, UsageCount>(Comparator.reverseOrder());
        var months = new LinkedHashMap<String, UsageCount>();
        for (var one : counted) {
            total = total.plus(one.getValue());
            versions.merge(one.getKey().version(), one.getValue(), UsageCount::plus);
            months.merge(one.getKey().month().toString(), one.getValue(), UsageCount::plus);
        }
        return new EntryUsage(
                slug,
                title,
                total,
                versions.entrySet().stream().map(one -> new OfVersion(one.getKey(), one.getValue())).toList(),
                months.entrySet().stream().map(one -> new OfMonth(one.getKey(), one.getValue())).toList());
    }
}
