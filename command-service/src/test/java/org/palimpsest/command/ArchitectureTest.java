package org.palimpsest.command;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Who may depend on whom. */
@AnalyzeClasses(packages = "org.palimpsest.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Every package but those of effects and of bytes: what an aggregate is. A new aggregate falls under these rules by itself. */
    private static final String DOMAIN = "(\\[+L)?org.palimpsest.command.(?!(dispatch|file|http|reaction)\\.)[a-z]+\\..*";

    private static final String EDGE = ".*\\.\\w+(Controller|Bodies|Schemas)(\\$.*)?";

    /** Around what is pure: streams as Axon has them, and who looks things up in the store. */
    private static final String SHELL = ".*\\.(\\w+(Aggregate|Snapshots)|Sections|Entries|People|UniqueKeys)(\\$.*)?";

    @ArchTest
    static final ArchRule NOBODY_HERE_KNOWS_THE_SIDE_THAT_ANSWERS =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.palimpsest.query..", "org.palimpsest.samples..");

    @ArchTest
    static final ArchRule CONTROLLERS_KNOW_COMMANDS_AND_NO_STATE = classes()
            .that().haveSimpleNameEndingWith("Controller")
            .should().onlyDependOnClassesThat(or(
                    resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.springframework..",
                            "reactor..",
                            "io.swagger..",
                            "org.slf4j..",
                            "org.palimpsest.events..",
                            "org.palimpsest.permission..",
                            "org.palimpsest.web..",
                            "org.palimpsest.command.dispatch",
                            "org.palimpsest.command.file",
                            "org.palimpsest.command.http"),
                    nameMatching(".*\\.\\w+Command(\\$.*)?").<JavaClass>forSubtype(),
                    nameMatching(EDGE).<JavaClass>forSubtype()));

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NEITHER_HTTP_NOR_THE_DATABASE = noClasses()
            .that().haveNameMatching(DOMAIN)
            .and().haveNameNotMatching(EDGE)
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.springframework..",
                    "com.mongodb..",
                    "tools.jackson..",
                    "io.swagger..",
                    "reactor..",
                    "org.palimpsest.eventstore..",
                    "org.palimpsest.command.dispatch..",
                    "org.palimpsest.command.http..");

    /** Whatever is not known to be the shell is pure: decide and evolve, and all that they are made of. */
    @ArchTest
    static final ArchRule DECISIONS_FOLLOW_FROM_COMMAND_STATE_AND_CONTEXT_ALONE = classes()
            .that().haveNameMatching(DOMAIN)
            .and().haveNameNotMatching(EDGE)
            .and().haveNameNotMatching(SHELL)
            .and().doNotHaveSimpleName("package-info")
            .should().onlyDependOnClassesThat(or(
                    resideInAnyPackage("java.lang..", "java.net", "java.util..", "java.time..", "org.jspecify..",
                            "org.palimpsest.events..", "org.palimpsest.anonymity..", "org.palimpsest.permission.."),
                    nameMatching("org.palimpsest.command.(AffiliationCheck|Decider|Decision|Orcid|Refused|Slug|Text|Violations)(\\$.*)?")
                            .<JavaClass>forSubtype(),
                    nameMatching(DOMAIN).<JavaClass>forSubtype().and(not(nameMatching(SHELL))).and(not(nameMatching(EDGE)))));

    @ArchTest
    static final ArchRule EVERY_AGGREGATE_HAS_ITS_DECISIONS = classes()
            .that().areAssignableTo(DecidedAggregate.class)
            .and().doNotBelongToAnyOf(DecidedAggregate.class)
            .should().haveNameMatching(SHELL)
            .andShould().dependOnClassesThat().areAssignableTo(Decider.class);

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_AGGREGATE = noClasses()
            .that().resideInAnyPackage("org.palimpsest.command.http", "org.palimpsest.command.dispatch")
            .should().dependOnClassesThat(nameMatching(DOMAIN.replace("(dispatch", "(key|dispatch")).<JavaClass>forSubtype());

    @ArchTest
    static final ArchRule DISPATCH_DOES_NOT_KNOW_HTTP = noClasses()
            .that().resideInAPackage("org.palimpsest.command.dispatch")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.palimpsest.command.http", "org.springframework.web..", "org.springframework.http..");

    @ArchTest
    static final ArchRule NOBODY_WAITS_FOR_AN_EFFECT = noClasses()
            .that().resideOutsideOfPackage("org.palimpsest.command.reaction..")
            .should().dependOnClassesThat().resideInAPackage("org.palimpsest.command.reaction..");

    @ArchTest
    static final ArchRule REACTIONS_SAY_WHEN_AND_WHAT = classes()
            .that().areAssignableTo("org.palimpsest.command.reaction.Reaction").and().doNotHaveSimpleName("Reaction")
            .should().haveNameMatching(".*\\.When\\w+Then\\w+");

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("org.palimpsest.command.(*)..").should().beFreeOfCycles();

    /** Moments come with commands, or are looked up before a decision. */
    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_CLOCK_OF_THE_MACHINE = noClasses()
            .that().haveNameMatching(DOMAIN)
            .should().callMethod(Instant.class, "now")
            .orShould().dependOnClassesThat().haveNameMatching("java.time.Clock|java.util.Random|.*UuidCreator");
}
