package dev.bouquet.room;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Plain tests, because ArchUnit's own test engine finds none beside Quarkus's class loader.
class ArchitectureTest {
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bouquet.room");

  @Test
  void foldDecidesWithoutAnyFramework() {
    classes()
        .that()
        .resideInAPackage("dev.bouquet.room.fold..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.bouquet.room.fold..", "java..", "org.jspecify..")
        .check(ROOM);
  }

  @Test
  void onlyTheTopologyRunsTheFold() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.bouquet.room.fold..", "dev.bouquet.room.topology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.bouquet.room.fold..")
        .check(ROOM);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("dev.bouquet.room.(*)..").should().beFreeOfCycles().check(ROOM);
  }

  @Test
  void dependsOnNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.bouquet.wallet..",
            "dev.bouquet.gift..",
            "dev.bouquet.payout..",
            "dev.bouquet.ledger..",
            "dev.bouquet.local..")
        .check(ROOM);
  }
}
