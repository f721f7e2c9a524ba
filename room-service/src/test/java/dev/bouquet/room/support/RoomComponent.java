package dev.bouquet.room.support;

import dev.bouquet.kit.test.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Runs room-service on real PostgreSQL and Kafka, with the wallet played by the test.
@QuarkusTest
@WithTestResource(
    value = SuiteResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "room"),
      @ResourceArg(name = "roles", value = "wallet-reverse")
    })
@WithTestResource(WalletProcess.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RoomComponent {}
