package io.jview.pubsub.postgres.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.pubsub.postgres.PostgresPubSub;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

  @Test
  void hostAloneIsEnough() {
    PostgresUrl url = PostgresUrl.parse("postgresql://db.example");
    assertThat(url.address()).isEqualTo("db.example:5432");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5432/");
    assertThat(url.properties()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://app:p%40s%2Fs+%3F@db.example:7000/my%20data?sslmode=require",
        "postgres://app:p%40s%2Fs+%3F@db.example:7000/my%20data?sslmode=require",
        "jdbc:postgresql://db.example:7000/my%20data?user=app&password=p%40s%2Fs%2B%3F&sslmode=require"
      })
  void everythingIsRead(String text) {
    PostgresUrl url = PostgresUrl.parse(text);
    assertThat(url.address()).isEqualTo("db.example:7000");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:7000/my%20data");
    assertThat(url.properties())
        .isEqualTo(Map.of("user", "app", "password", "p@s/s+?", "sslmode", "require"));
    assertThat(url).hasToString(url.jdbc());
  }

  @Test
  void amongSeveralHostsThePrimaryIsLookedFor() {
    PostgresUrl url = PostgresUrl.parse("postgresql://a,b:7000,[::1]/data");
    assertThat(url.address()).isEqualTo("a:5432,b:7000,[::1]:5432");
    assertThat(url.properties()).isEqualTo(Map.of("targetServerType", "primary"));
    assertThat(PostgresUrl.parse("postgresql://a,b/data?targetServerType=any").properties())
        .isEqualTo(Map.of("targetServerType", "any"));
  }

  @Test
  void namesThatPostgresItselfUsesAreKnown() {
    assertThat(
            PostgresUrl.parse(
                    "postgresql:///data?application_name=shop&connect_timeout=3"
                        + "&target_session_attrs=read-write")
                .properties())
        .isEqualTo(
            Map.of(
                "ApplicationName", "shop", "connectTimeout", "3", "targetServerType", "primary"));
  }

  @Test
  void withoutAHostItIsThisMachine() {
    assertThat(PostgresUrl.parse("postgresql:///data").address()).isEqualTo("localhost:5432");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:5432",
        "mysql://u:s3cret@localhost/data",
        "jdbc:mysql://u:s3cret@localhost/data",
        "postgresql://u:s3cret@localhost:port/data",
        "postgresql://u:s3cret@localhost:70000/data",
        "postgresql://u:s3cret%zz@localhost/data",
        "postgresql://u:s3cret@localhost/data?colour=blue",
        "postgresql://u:s3cret@a,b:0/data",
        "postgresql://u:pa?s3cret@localhost/data",
        "postgresql://u:12?s3cret@localhost/data",
        "postgresql://u:1/a?s3cret@localhost/data",
        "postgresql://u:1/a?s3cret=x@localhost/data",
        "postgresql://u:pa?s3cret&s3cret@localhost",
        "jdbc:postgresql://u:pa?s3cret@localhost/data",
        "postgresql://u:pa#?s3cret@localhost/data"
      })
  void wrongUrlIsExplainedWithoutThePassword(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PostgresPubSub.create(url))
        .withMessageStartingWith("not a PostgreSQL URL: ")
        .withMessageNotContaining("s3cret");
  }
}
