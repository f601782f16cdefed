package org.palimpsest.query;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.palimpsest.query.reading.ReadsFrom;
import org.palimpsest.readmodels.Projection;
import org.reactivestreams.Publisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** Who may know whom. A rule that matches no class fails. */
@AnalyzeClasses(
        packages = {"org.palimpsest.query", "org.palimpsest.readmodels"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule queriesDoNotKnowCommands =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.palimpsest.command..");

    @ArchTest
    static final ArchRule projectionsDoNotKnowTheWeb = noClasses()
            .that()
            .areAssignableTo(Projection.class)
            .or()
            .resideInAnyPackage("org.palimpsest.readmodels..", "org.palimpsest.query.entry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "org.springframework.ui..");

    /** A rebuild shows every event again: what leaves the system must not hang on a projection. */
    @ArchTest
    static final ArchRule projectionsSendNothing = noClasses()
            .that()
            .areAssignableTo(Projection.class)
            .or()
            .areAssignableTo(Projection.Batch.class)
            .or()
            .resideInAPackage("org.palimpsest.readmodels")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..",
                    "jakarta.mail..",
                    "org.springframework.mail..",
                    "org.springframework.messaging..",
                    "org.springframework.context..",
                    "reactor..",
                    "org.apache.hc..");

    @ArchTest
    static final ArchRule foldsKnowNoStorage = noClasses()
            .that()
            .resideInAnyPackage("org.palimpsest.query.entry..", "org.palimpsest.query.visibility..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "co.elastic..", "org.bson..");

    @ArchTest
    static final ArchRule readModelsDoNotKnowEachOther =
            slices().assignedFrom(new ReadModelPackages()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyKnowsTheWiring = noClasses()
            .that()
            .resideInAPackage("org.palimpsest.query.*..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.palimpsest.query.QueryService");

    @ArchTest
    static final ArchRule projectionsAreFoundByTheirName =
            classes().that().areAssignableTo(Projection.class).should().haveSimpleNameEndingWith("Projection");

    @ArchTest
    static final ArchRule addressesAreNobodysApi =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    /** Else who wrote would not be sure to read it. What is secret is no read model; signals and conversions read none. */
    @ArchTest
    static final ArchRule controllersSayWhatTheyReadFrom = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .and()
            .resideOutsideOfPackages("org.palimpsest.query.account", "org.palimpsest.query.mail")
            .and()
            .haveNameNotMatching(".*\\.(DeskSignals|UnreadPages|Conversions|DisplayPages|SitePages|LanguagePages)")
            .should()
            .beAnnotatedWith(ReadsFrom.class);

    /** Spring gives virtual threads only to methods that answer nothing reactive. */
    @ArchTest
    static final ArchRule controllersThatReadMayWait = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(ReadsFrom.class)
            .should()
            .notHaveRawReturnType(assignableTo(Publisher.class));

    /** A package with a projection in it is a read model's. */
    private static final class ReadModelPackages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            boolean keeps = one.getPackageName().startsWith("org.palimpsest.query.")
                    && one.getPackage().getClasses().stream().anyMatch(other -> other.isAssignableTo(Projection.class));
            return keeps ? SliceIdentifier.of(one.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages with a projection";
        }
    }
}
