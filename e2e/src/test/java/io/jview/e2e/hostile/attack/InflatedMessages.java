package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Many sockets each send an unfinished message that is a kibibyte here and a mebibyte there. */
public record InflatedMessages() implements Attack {

  private static final int SOCKETS = 300;
  private static final int BYTES = 1_000_000;

  @Override
  public String name() {
    return "unfinished messages that inflate";
  }

  @Override
  public void begin(Attacker attacker) {
    byte[] frame = Frames.deflatedPart(deflated());
    attacker.each(
        SOCKETS,
        wire -> {
          Sockets.openCompressed(wire);
          wire.send(frame);
        });
  }

  private static byte[] deflated() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 512, true)) {
      out.write(new byte[BYTES]);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
  }
}
