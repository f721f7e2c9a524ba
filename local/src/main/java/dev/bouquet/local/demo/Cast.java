package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bouquet.local.parts.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The people of a show: made in Keycloak a hundred per call, those who exist already left as they
/// are.
record Cast(List<Person> viewers, List<Person> creators, Person operator) {
  private static final int MOST_AT_ONCE = 100;

  static Cast assemble(Api api, ShowPlan plan) throws InterruptedException {
    var viewers = names("demo-viewer-%03d", plan.viewers());
    var creators = names("demo-creator-%02d", plan.rooms());
    var users = new ArrayList<ObjectNode>();
    viewers.forEach(name -> users.add(user(name, List.of("viewer"))));
    creators.forEach(name -> users.add(user(name, List.of("viewer", "creator"))));
    for (int from = 0; from < users.size(); from += MOST_AT_ONCE) {
      register(api, users.subList(from, Math.min(users.size(), from + MOST_AT_ONCE)));
    }
    var cast = new Cast(people(api, viewers), people(api, creators), new Person(api, "oscar"));
    Parallel.map(cast.viewers(), Person::token);
    Parallel.map(cast.creators(), Person::token);
    return cast;
  }

  private static void register(Api api, List<ObjectNode> users) throws InterruptedException {
    var request = Api.JSON.createObjectNode().put("ifResourceExists", "SKIP");
    request.putArray("users").addAll(users);
    var url = api.keycloakUrl() + "/admin/realms/bouquet/partialImport";
    api.insist(Api.Call.post(url, administratorToken(api), null, request));
  }

  /// Good for a minute.
  private static String administratorToken(Api api) throws InterruptedException {
    return api.token(
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
  }

  private static List<String> names(String pattern, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
  }

  private static List<Person> people(Api api, List<String> names) {
    return names.stream().map(name -> new Person(api, name)).toList();
  }

  private static ObjectNode user(String name, List<String> roles) {
    var user = Api.JSON.createObjectNode();
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
    return user;
  }
}
