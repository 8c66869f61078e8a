package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.pubsub.redis.resp.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

  @Test
  void hostAloneIsEnough() {
    RedisUrl url = RedisUrl.parse("redis://localhost");
    assertThat(url.addresses()).containsExactly(new Address("localhost", 6379));
    assertThat(url.user()).isNull();
    assertThat(url.password()).isNull();
    assertThat(url.tls()).isFalse();
    assertThat(url.database()).isZero();
  }

  @Test
  void everythingIsRead() {
    RedisUrl url = RedisUrl.parse("rediss://app:p%40s%2Fs+@redis.example:7000/3");
    assertThat(url.addresses()).containsExactly(new Address("redis.example", 7000));
    assertThat(url.user()).isEqualTo("app");
    assertThat(url.password()).isEqualTo("p@s/s+");
    assertThat(url.tls()).isTrue();
    assertThat(url.database()).isEqualTo(3);
  }

  @Test
  void passwordAloneBelongsToTheDefaultUser() {
    RedisUrl url = RedisUrl.parse("redis://:secret@[::1]:7000");
    assertThat(url.user()).isNull();
    assertThat(url.password()).isEqualTo("secret");
    assertThat(url.addresses().getFirst()).hasToString("[::1]:7000");
  }

  @Test
  void sentinelsAndNodesAreSeveral() {
    RedisUrl sentinels = RedisUrl.parse("redis-sentinel://a,b:7000/main");
    assertThat(sentinels.kind()).isEqualTo(RedisUrl.Kind.SENTINEL);
    assertThat(sentinels.addresses())
        .containsExactly(new Address("a", 26379), new Address("b", 7000));
    assertThat(sentinels.master()).isEqualTo("main");
    assertThat(RedisUrl.parse("redis-cluster://a,b").kind()).isEqualTo(RedisUrl.Kind.CLUSTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:6379",
        "http://u:s3cret@localhost",
        "redis://u:s3cret@",
        "redis://u:s3cret@localhost:port",
        "redis://u:s3cret@localhost:70000",
        "redis://u:s3cret@localhost/zero",
        "redis://u:s3cret%zz@localhost",
        "redis://u:s3cret@a,b",
        "redis-sentinel://u:s3cret@a",
        "redis-cluster://u:s3cret@a/1",
        "u:s3cret://x@localhost",
        "redis://u:pa?s3cret",
        "redis://localhost/s3cret@x:y",
        "unix://u:s3cret@run/redis.sock",
        "unix://u:s3cret@"
      })
  void wrongUrlIsExplainedWithoutThePassword(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisPubSub.create(url))
        .withMessageStartingWith("not a Redis URL: ")
        .withMessageNotContaining("s3cret");
  }
}
