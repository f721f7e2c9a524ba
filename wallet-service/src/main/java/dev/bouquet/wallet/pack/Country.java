package dev.bouquet.wallet.pack;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// ISO 3166-1 alpha-2, in capitals.
public record Country(@JsonValue String code) {
  private static final Set<String> CODES = Set.of(Locale.getISOCountries());

  /// Empty where there is no such country.
  public static Optional<Country> parse(String code) {
    return CODES.contains(code) ? Optional.of(new Country(code)) : Optional.empty();
  }
}
