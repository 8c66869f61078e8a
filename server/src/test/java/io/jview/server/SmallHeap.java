package io.jview.server;

import io.jview.web.BodyLimits;
import io.jview.web.Handler;
import io.jview.web.Part;
import io.jview.web.Request;
import io.jview.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32;

/** A process of its own, with little memory, whose site takes and gives a large file. */
final class SmallHeap {

  private SmallHeap() {}

  /** Says its port, and ends with its input. */
  public static void main(String[] folder) throws IOException {
    BodyLimits limits = new BodyLimits(1 << 20, 1L << 30);
    Path saved = Path.of(folder[0], "saved");
    JView app =
        JView.builder()
            .host("127.0.0.1")
            .stopOnShutdown(false)
            .webhook("/up", Handler.within(limits, request -> taken(request, saved)))
            .get("/down", request -> Response.file(saved))
            .build();
    app.start(0);
    System.out.println(app.port());
    while (System.in.read() >= 0) {
      // goes on
    }
    app.close();
  }

  private static Response taken(Request request, Path saved) throws IOException {
    Part file = Objects.requireNonNull(request.file("file"));
    CRC32 sum = new CRC32();
    byte[] piece = new byte[64 << 10];
    try (InputStream in = file.open()) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        sum.update(piece, 0, count);
      }
    }
    file.saveTo(saved);
    return Response.text(file.size() + " " + sum.getValue());
  }
}
