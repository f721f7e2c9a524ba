package dev.bouquet.room.fold;

/// Who is here, and what they do without words.
final class Presences {
  private Presences() {}

  static void report(Turn turn, Input.PodReport report) {
    var before = turn.standing().crowd();
    var after = before.with(report, turn.now());
    turn.standing(standing -> standing.with(after));
    long likes = after.likes() - before.likes();
    if (likes > 0 || report.entered() > 0) {
      turn.pass(new Event.Applause(likes, after.likes(), report.entered(), report.enteredNames()));
    }
  }

  static void watched(Turn turn, Input.Presence presence) {
    var person = turn.attendee().present(presence.fromMinute(), presence.toMinute());
    if (!person.equals(turn.attendee())) {
      turn.attendee(person);
      turn.standing(standing -> standing.with(standing.crowd().withPresence(presence, person)));
    }
  }

  static void forgetSilentPods(Turn turn) {
    var crowd = turn.standing().crowd().withoutSilent(turn.bounds().podPatience(), turn.now());
    turn.standing(standing -> standing.with(crowd));
  }
}
