package org.palimpsest.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What this module may know. */
class ModuleTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.palimpsest.eventstore");

    @Test
    void it_depends_on_axon_the_driver_and_jackson_alone() {
        classes().that().resideInAPackage("org.palimpsest..").should().onlyDependOnClassesThat().resideInAnyPackage(
                        "org.palimpsest.eventstore..", "org.axonframework..", "com.mongodb..", "org.bson..",
                        "tools.jackson..", "com.fasterxml.jackson.annotation", "org.slf4j", "org.jspecify..", "java..", "javax.crypto..")
                .check(MODULE);
    }

    @Test
    void the_store_knows_nothing_of_the_operators_commands() {
        noClasses().that().resideInAPackage("org.palimpsest.eventstore")
                .should().dependOnClassesThat().resideInAPackage("org.palimpsest.eventstore.operate")
                .check(MODULE);
    }

    @Test
    void leases_know_no_clock_but_the_databases() {
        noClasses().that().haveNameMatching(".*\\.(MongoTokenStore|Lease|TokenDocument|MongoDeadLetterQueue)")
                .should().dependOnClassesThat().areAssignableTo(Clock.class)
                .orShould().dependOnClassesThat().areAssignableTo(Instant.class)
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .check(MODULE);
    }
}
