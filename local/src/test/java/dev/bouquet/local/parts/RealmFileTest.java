package dev.bouquet.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RealmFileTest {
  private static JsonNode realm() throws IOException {
    try (var file = RealmFileTest.class.getResourceAsStream("/keycloak/bouquet-realm.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static Map<String, String> byName(JsonNode array, String name, String value) {
    return StreamSupport.stream(array.spliterator(), false)
        .collect(
            Collectors.toMap(node -> node.at(name).asText(), node -> node.at(value).toString()));
  }

  @Test
  void givesPeopleAndServicesTokensForDifferentAudiences() throws Exception {
    var audiences =
        byName(
            realm().at("/clients"),
            "/clientId",
            "/protocolMappers/0/config/included.custom.audience");

    assertThat(audiences)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "bouquet-app", "\"bouquet\"",
                "wallet-service", "\"bouquet-internal\"",
                "gift-service", "\"bouquet-internal\"",
                "room-service", "\"bouquet-internal\"",
                "payout-service", "\"bouquet-internal\"",
                "gift-sender", "\"bouquet-internal\""));
  }

  /// Else anybody could be of age.
  @Test
  void letsNobodyVerifyThemselves() throws Exception {
    var profile =
        new ObjectMapper()
            .readTree(
                realm()
                    .at(
                        "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                    .asText());

    assertThat(byName(profile.at("/attributes"), "/name", "/permissions/edit"))
        .containsEntry("birthdate", "[\"admin\"]")
        .containsEntry("country", "[\"admin\"]");
  }

  @Test
  void givesEachServiceItsRolesAndNoMore() throws Exception {
    var roles = byName(realm().at("/users"), "/username", "/realmRoles");

    assertThat(roles)
        .containsEntry("service-account-wallet-service", "[]")
        .containsEntry("service-account-room-service", "[\"wallet-reverse\"]")
        .containsEntry(
            "service-account-gift-service",
            "[\"wallet-charge\",\"wallet-reverse\",\"room-read\",\"room-test-gift\"]")
        .containsEntry("service-account-payout-service", "[\"audit\"]")
        .containsEntry("service-account-gift-sender", "[\"gift-send\",\"wallet-read\"]")
        .containsEntry("alice", "[\"viewer\"]")
        .containsEntry("dan", "[\"viewer\",\"creator\"]")
        .containsEntry("oscar", "[\"operator\"]");
  }
}
