package org.palimpsest.command;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.palimpsest.command.entry.EntryCommand;
import org.palimpsest.command.person.PersonCommand;
import org.palimpsest.command.section.SectionCommand;

/** Who may depend on whom. */
@AnalyzeClasses(packages = "org.palimpsest.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DOMAIN = "org.palimpsest.command.(entry|section|person|key)\\..*";

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
                            "io.swagger..",
                            "org.slf4j..",
                            "org.palimpsest.events..",
                            "org.palimpsest.permission..",
                            "org.palimpsest.web..",
                            "org.palimpsest.command.dispatch",
                            "org.palimpsest.command.http"),
                    assignableTo(EntryCommand.class),
                    assignableTo(SectionCommand.class),
                    assignableTo(PersonCommand.class),
                    nameMatching(".*(Bodies|Controller)(\\$.*)?").<JavaClass>forSubtype()));

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NEITHER_HTTP_NOR_THE_DATABASE = noClasses()
            .that().haveNameMatching(DOMAIN)
            .and().haveNameNotMatching(".*(Controller|Bodies)(\\$.*)?")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.springframework..",
                    "com.mongodb..",
                    "tools.jackson..",
                    "io.swagger..",
                    "reactor..",
                    "org.palimpsest.eventstore..",
                    "org.palimpsest.command.dispatch..",
                    "org.palimpsest.command.http..");

    @ArchTest
    static final ArchRule STATE_FOLLOWS_FROM_EVENTS_ALONE = noClasses()
            .that(simpleNameEndingWith("State"))
            .should().dependOnClassesThat().resideOutsideOfPackages(
                    "java.lang..", "java.util..", "org.jspecify..", "org.palimpsest.events..", "org.palimpsest.command..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_AGGREGATE = noClasses()
            .that().resideInAnyPackage("org.palimpsest.command.http", "org.palimpsest.command.dispatch")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.palimpsest.command.entry..", "org.palimpsest.command.section..", "org.palimpsest.command.person..");

    @ArchTest
    static final ArchRule DISPATCH_DOES_NOT_KNOW_HTTP = noClasses()
            .that().resideInAPackage("org.palimpsest.command.dispatch")
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.palimpsest.command.http", "org.springframework.web..", "org.springframework.http..");

    @ArchTest
    static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER =
            slices().matching("org.palimpsest.command.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOBODY_ASKS_THE_CLOCK_OF_THE_MACHINE = noClasses()
            .that().haveNameMatching(DOMAIN)
            .should().dependOnClassesThat().haveNameMatching("java.time.(Instant|Clock)|java.util.Random|.*UuidCreator");
}
