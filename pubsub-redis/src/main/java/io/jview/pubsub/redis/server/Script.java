package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.redis.resp.RedisError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A script that a server runs, known to it by its hash, or told where it is not. */
final class Script {

  static final Script APPEND = new Script("append");
  static final Script READ = new Script("read");

  private static final byte[] EVALSHA = "EVALSHA".getBytes(US_ASCII);
  private static final byte[] EVAL = "EVAL".getBytes(US_ASCII);
  private static final byte[] KEYS = "2".getBytes(US_ASCII);

  private final byte[] text;
  private final byte[] hash;

  private Script(String name) {
    String file = name + ".lua";
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      text = in.readAllBytes();
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(text);
      hash = HexFormat.of().formatHex(sum).getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Runs it for a topic; an error is an answer. */
  CompletableFuture<@Nullable Object> run(
      Sender sender, Channels.Named topic, List<byte[]> arguments) {
    return sender
        .ask(command(EVALSHA, hash, topic, arguments))
        .thenCompose(
            answer ->
                answer instanceof RedisError error && error.code().equals("NOSCRIPT")
                    ? sender.ask(command(EVAL, text, topic, arguments))
                    : CompletableFuture.completedFuture(answer));
  }

  private static byte[][] command(
      byte[] word, byte[] script, Channels.Named topic, List<byte[]> arguments) {
    byte[][] command = new byte[5 + arguments.size()][];
    command[0] = word;
    command[1] = script;
    command[2] = KEYS;
    command[3] = topic.log();
    command[4] = topic.meta();
    for (int i = 0; i < arguments.size(); i++) {
      command[5 + i] = arguments.get(i);
    }
    return command;
  }
}
