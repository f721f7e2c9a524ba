package dev.bouquet.wallet;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.payment.stripe.StripeResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The wallet on what it stands on.
@QuarkusTest
@WithTestResource(
    value = SuiteResource.class,
    initArgs = @ResourceArg(name = "service", value = "wallet"))
@WithTestResource(StripeResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WalletComponent {}
