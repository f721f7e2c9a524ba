package dev.bouquet.gift.support;

import dev.bouquet.kit.test.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs gift-service on real PostgreSQL and Kafka, with the services it calls played by the test.
@QuarkusTest
@WithTestResource(
    value = SuiteResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gift"),
      @ResourceArg(name = "roles", value = "wallet-charge,room-read,room-test-gift")
    })
@WithTestResource(OtherServices.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface GiftComponent {}
