package org.palimpsest.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom. A rule that matches nothing fails (see archunit.properties). */
@AnalyzeClasses(packages = "org.palimpsest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_published_language_depends_on_no_framework = classes()
            .that()
            .resideInAPackage("org.palimpsest.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "org.palimpsest.events..");

    @ArchTest
    static final ArchRule commands_know_nothing_of_queries = noClasses()
            .that()
            .resideInAPackage("org.palimpsest.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.palimpsest.query..", "co.elastic..");

    @ArchTest
    static final ArchRule queries_know_nothing_of_commands = noClasses()
            .that()
            .resideInAPackage("org.palimpsest.query..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.palimpsest.command..");

    @ArchTest
    static final ArchRule the_event_store_knows_no_domain_type = noClasses()
            .that()
            .resideInAPackage("org.palimpsest.eventstore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.palimpsest.events..", "org.palimpsest.command..", "org.palimpsest.query..", "org.springframework..");

    @ArchTest
    static final ArchRule engines_know_nothing_of_the_house = noClasses()
            .that()
            .resideInAPackage("org.palimpsest.engines..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.palimpsest.events..", "org.palimpsest.command..", "org.palimpsest.query..");

    @ArchTest
    static final ArchRule decisions_know_neither_clock_nor_web_nor_storage = noClasses()
            .that()
            .haveNameMatching("org\\.palimpsest\\.command\\.(entry|section|person)\\."
                    + "(Entry|Section|Person|EntryState|SectionState|PersonState)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.axonframework..", "com.mongodb..", "java.io..", "java.time..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.palimpsest.(*).(*)..").should().beFreeOfCycles();
}
