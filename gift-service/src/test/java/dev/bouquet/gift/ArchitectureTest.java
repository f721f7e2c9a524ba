package dev.bouquet.gift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses GIFT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.bouquet.gift");

  /// The decision, and what it decides about.
  private static final String PURE =
      "dev\\.bouquet\\.gift\\..*\\.(GiftDecision|RequestHash|Refusal|SendGift|ShareTerms|KnownRoom|Speech|Gift|GiftContent|Text|Span|Revision|Timeline|Priced|GiftHistory|EditResult|GiftEvent|PartChange|Standings|Board|Period|SenderLevel)(\\$.*)?";

  @Test
  void whatDecidesKnowsNoFramework() {
    classes()
        .that()
        .haveNameMatching(PURE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.nio..",
            "java.security..",
            "org.jspecify..",
            "dev.bouquet..")
        .check(GIFT);
  }

  @Test
  void whatModeratesKnowsNoFramework() {
    classes()
        .that()
        .resideInAPackage("dev.bouquet.gift.shoutout.moderation")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.text..",
            "org.jspecify..",
            "dev.bouquet.gift.shoutout.moderation")
        .check(GIFT);
  }

  @Test
  void featuresHaveNoCycles() {
    slices().matching("dev.bouquet.gift.(*)..").should().beFreeOfCycles().check(GIFT);
  }

  @Test
  void dependsOnNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.bouquet.wallet..", "dev.bouquet.room..", "dev.bouquet.payout..")
        .check(GIFT);
  }
}
