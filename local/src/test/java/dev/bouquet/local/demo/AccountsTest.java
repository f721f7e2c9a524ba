package dev.bouquet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.local.demo.Gift.Outcome;
import dev.bouquet.local.demo.Stage.Earning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Api api = new Api("http://127.0.0.1:1", "http://127.0.0.1:1");
  private final Stage stage = new Stage(api, new Person(api, "creator"), "room", 0);
  private final Viewer viewer = new Viewer(api, new Person(api, "viewer"), stage, new Screens());

  @AfterEach
  void close() {
    api.close();
  }

  private Gift gift(int index, Outcome outcome) {
    var gift = new Gift(index, viewer, "rose", 1, 3, null);
    gift.settle(outcome);
    return gift;
  }

  private Accounts accounts(
      Map<String, @Nullable Earning> earnings, long balanceAfter, Gift... gifts) {
    var accounts = new Accounts(List.of(gifts));
    accounts.compareEarnings(earnings);
    accounts.compareBalances(Map.of(viewer, 100L), Map.of(viewer, balanceAfter));
    return accounts;
  }

  private static Map<String, @Nullable Earning> earnings(Gift gift, @Nullable Earning earning) {
    var earnings = new HashMap<String, @Nullable Earning>();
    earnings.put(gift.key().toString(), earning);
    return earnings;
  }

  @Test
  void balancesWhenEveryReceiptIsPaidAndEarnedOnce() {
    var accepted = gift(0, new Outcome.Accepted(3));
    var refused = gift(1, new Outcome.Refused("ROOM_NOT_LIVE"));

    var accounts = accounts(earnings(accepted, new Earning(3, 1, 2)), 97, accepted, refused);

    assertThat(accounts.problems()).isEmpty();
    assertThat(accounts.balanced()).isTrue();
    assertThat(List.of(accounts.coins(), accounts.diamonds(), accounts.fee()))
        .containsExactly(3L, 1L, 2L);
    assertThat(accounts.refusedByCode()).isEqualTo(Map.of("ROOM_NOT_LIVE", 1L));
  }

  @Test
  void namesAGiftThatIsNotEarned() {
    var lost = gift(0, new Outcome.Accepted(3));

    var accounts = accounts(Map.of(), 97, lost);

    assertThat(accounts.balanced()).isFalse();
    assertThat(accounts.problems()).containsExactly("gift " + lost.key() + " was not earned");
  }

  @Test
  void namesAGiftThatIsEarnedTwice() {
    var doubled = gift(0, new Outcome.Accepted(3));

    var accounts = accounts(earnings(doubled, null), 97, doubled);

    assertThat(accounts.problems())
        .containsExactly("gift " + doubled.key() + " was earned more than once");
  }

  @Test
  void namesAViewerWhoPaidTwice() {
    var gift = gift(0, new Outcome.Accepted(3));

    var accounts = accounts(earnings(gift, new Earning(3, 1, 2)), 94, gift);

    assertThat(accounts.problems()).containsExactly("viewer has 94 coins instead of 97");
  }

  @Test
  void namesAGiftWithoutAnAnswerAndAnEarningWithoutAGift() {
    var unknown = gift(0, new Outcome.Unknown("503"));

    var accounts = accounts(earnings(unknown, new Earning(3, 1, 2)), 97, unknown);

    assertThat(accounts.problems())
        .containsExactly(
            "gift " + unknown.key() + " was never answered: 503",
            "an earning has no accepted gift: " + unknown.key(),
            "viewer has 97 coins instead of 100");
  }
}
