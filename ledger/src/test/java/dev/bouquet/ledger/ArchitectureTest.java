package dev.bouquet.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses LEDGER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bouquet.ledger");

  @Test
  void theCoreIsPure() {
    classes()
        .that()
        .resideInAPackage("..core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.bouquet.ledger.core..",
            "java.lang..",
            "java.util..",
            "java.time..",
            "org.jspecify..")
        .check(LEDGER);
  }

  @Test
  void theLibraryKnowsNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.bouquet.ledger..",
            "java..",
            "org.postgresql..",
            "org.jspecify..",
            "org.jboss.logging..")
        .check(LEDGER);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.bouquet.ledger.(*)..").should().beFreeOfCycles().check(LEDGER);
  }
}
