package dev.bouquet.gift.shoutout.moderation;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What the last part of an address says about whether it is one. All are compared as [Folding]
/// leaves them.
final class Domains {
  /// Endings that nobody writes by chance, not even apart from the word before them.
  private static final Set<String> STRONG = folded("com net org ru xyz");

  /// Endings that make an address of a word with a dot between. Those that are common words of some
  /// language (`it`, `me`, `de`, `so`, `eu`, `ai`, `gg`) are not here: people leave out the space
  /// after a full stop.
  private static final Set<String> COMMON =
      folded(
          """
          com net org info biz xyz top icu vip club online site website space store shop app dev link click cloud
          bet casino porn xxx cam webcam sex dating mobi edu gov
          ru uk fr br cn jp kr tw hk tk ml ga cf gq pl ua kz cz vn nl ch dk gr bg sk pk th nz mx cl za ae lv lt
          io co sg tech cfd sbs ly tv cc ws рф рус укр бел
          """);

  /// Short hosts whose ending is a common word.
  private static final Set<String> HOSTS =
      folded(
          """
          t.me wa.me m.me fb.me line.me telegram.me youtu.be linktr.ee bit.do goo.gl is.gd t.co amzn.to rb.gy
          discord.gg
          """);

  private static final Set<String> SCHEMES = folded("http https hxxp hxxps");

  /// How people say the dot, where they do not write it.
  private static final Set<String> SAID =
      folded("dot punto ponto point punkt nokta точка тчк titik 点 點 ドット 닷 डॉट نقطة دوت נקודה");

  /// The one of them that no other word is written like.
  private static final String DOT = "dot";

  private Domains() {}

  static boolean isScheme(String word) {
    return SCHEMES.contains(word);
  }

  static boolean isStrong(String ending) {
    return STRONG.contains(ending);
  }

  static boolean isCommon(String ending) {
    return COMMON.contains(ending);
  }

  static boolean isHost(String name, String ending) {
    return HOSTS.contains(name + "." + ending);
  }

  static boolean isDotSaid(String word) {
    return SAID.contains(word);
  }

  static boolean isDotAlone(String word) {
    return DOT.equals(word);
  }

  private static Set<String> folded(String words) {
    return Arrays.stream(words.strip().split("\\s+"))
        .map(Folding::fold)
        .collect(Collectors.toUnmodifiableSet());
  }
}
