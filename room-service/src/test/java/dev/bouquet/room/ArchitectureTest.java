package dev.bouquet.room;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.bouquet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule foldDecidesWithoutAnyFramework =
      noClasses()
          .that()
          .resideInAPackage("dev.bouquet.room.fold..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("dev.bouquet.room.fold..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("dev.bouquet.room.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheTopologyRunsTheFold =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.bouquet.room.fold..", "dev.bouquet.room.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.bouquet.room.fold..");

  @ArchTest
  static final ArchRule dependsOnNoOtherService =
      noClasses()
          .that()
          .resideInAPackage("dev.bouquet.room..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.bouquet.wallet..",
              "dev.bouquet.gift..",
              "dev.bouquet.payout..",
              "dev.bouquet.ledger..",
              "dev.bouquet.local..");
}
