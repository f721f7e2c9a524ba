package dev.bouquet.local.suite;

/// The suite's ports, counted up from a base so that several suites can live side by side.
public record SuitePorts(int base) {
  private static final int COUNT = 15;
  private static final int GRPC_OFFSET = 10;
  private static final int HIGHEST = 65_535;

  public SuitePorts {
    if (base < 1 || base > HIGHEST - COUNT + 1) {
      throw new IllegalArgumentException("a port base lies between 1 and " + (HIGHEST - COUNT + 1));
    }
  }

  public int gateway() {
    return base;
  }

  public int service(Service service) {
    return base + service.portOffset();
  }

  public int grpc(Service service) {
    return base + GRPC_OFFSET + service.portOffset();
  }

  public int postgresql() {
    return base + 5;
  }

  public int kafka() {
    return base + 6;
  }

  public int kafkaController() {
    return base + 7;
  }

  public int keycloak() {
    return base + 8;
  }

  public int keycloakManagement() {
    return base + 9;
  }

  public String gatewayUrl() {
    return "http://127.0.0.1:" + gateway();
  }

  public String keycloakUrl() {
    return "http://127.0.0.1:" + keycloak();
  }

  public String realmUrl() {
    return keycloakUrl() + "/realms/bouquet";
  }

  public String tokenUrl() {
    return realmUrl() + "/protocol/openid-connect/token";
  }
}
