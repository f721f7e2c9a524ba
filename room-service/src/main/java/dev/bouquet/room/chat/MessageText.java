package dev.bouquet.room.chat;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import org.hibernate.validator.constraints.CodePointLength;
import org.jspecify.annotations.Nullable;

/// What may be shown to a whole room: one line of 1 to 200 characters with something to see in it.
/// Nothing that turns the direction of what stands around it.
@NotNull
@CodePointLength(max = 200)
@Pattern(
    regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]*",
    message = "must be one line without control characters")
@Pattern(
    regexp = "(?s).*[^\\p{Z}\\p{Cc}\\p{Cf}\\p{M}\\u115F\\u1160\\u3164\\uFFA0].*",
    message = "must have something to see in it")
@Constraint(validatedBy = {})
@Documented
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageText {
  String message() default "must be a message";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// How a text is taken from a request, before it is looked at.
  final class Taken {
    private Taken() {}

    /// Without white space around it, in its composed form (UAX 15, NFC).
    public static @Nullable String from(@Nullable String text) {
      return text == null ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
  }
}
