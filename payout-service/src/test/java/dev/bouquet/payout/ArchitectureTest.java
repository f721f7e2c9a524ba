package dev.bouquet.payout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses PAYOUT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bouquet.payout");

  @Test
  void theArithmeticKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage("dev.bouquet.payout.share..")
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .onlyDependOnClassesThat()
        .resideInAPackage("java.lang..")
        .check(PAYOUT);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("dev.bouquet.payout.(*)..").should().beFreeOfCycles().check(PAYOUT);
  }

  @Test
  void dependsOnNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.bouquet.wallet..", "dev.bouquet.room..", "dev.bouquet.gift..")
        .check(PAYOUT);
  }
}
