package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.bouquet.local.parts.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The people of a show: made in Keycloak in one call, those who exist already left as they are.
record Cast(List<Person> viewers, List<Person> creators, Person operator) {

  static Cast assemble(Api api, ShowPlan plan) throws InterruptedException {
    var viewers = names("demo-viewer-%03d", plan.viewers());
    var creators = names("demo-creator-%02d", plan.rooms());
    var users = Api.JSON.createArrayNode();
    viewers.forEach(name -> add(users, name, List.of("viewer")));
    creators.forEach(name -> add(users, name, List.of("viewer", "creator")));
    var request = Api.JSON.createObjectNode().put("ifResourceExists", "SKIP").set("users", users);
    var admin =
        api.token(
                "master",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    KeycloakServer.ADMIN,
                    "password",
                    KeycloakServer.ADMIN))
            .get("access_token")
            .asText();
    api.insist(
        Api.Call.post(
            api.keycloakUrl() + "/admin/realms/bouquet/partialImport", admin, null, request));
    var cast = new Cast(people(api, viewers), people(api, creators), new Person(api, "oscar"));
    Parallel.map(cast.viewers(), Person::token);
    Parallel.map(cast.creators(), Person::token);
    return cast;
  }

  private static List<String> names(String pattern, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
  }

  private static List<Person> people(Api api, List<String> names) {
    return names.stream().map(name -> new Person(api, name)).toList();
  }

  private static void add(ArrayNode users, String name, List<String> roles) {
    var user = users.addObject();
    user.put("username", name)
        .put("enabled", true)
        .put("email", name + "@bouquet.test")
        .put("emailVerified", true)
        .put("firstName", name)
        .put("lastName", "Demo");
    // Grown: coins are not for children.
    user.putObject("attributes").putArray("birthdate").add("1990-01-31");
    user.putArray("credentials").addObject().put("type", "password").put("value", name);
    var realmRoles = user.putArray("realmRoles");
    roles.forEach(realmRoles::add);
  }
}
