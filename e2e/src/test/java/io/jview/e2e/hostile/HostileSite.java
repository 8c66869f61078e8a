package io.jview.e2e.hostile;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.web.Request;
import io.jview.web.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;

/**
 * The program that is attacked. It says its address, and answers each line that it is sent with the
 * bytes that it holds after a collection: of heap, and of memory besides. It ends with its parent.
 */
final class HostileSite {

  private static final String BIG = "x".repeat(200_000);
  private static final String RANDOM = Base64.getEncoder().encodeToString(random(150_000));
  private static final int FILE_BYTES = 16 << 20;

  private HostileSite() {}

  /** Counts what one browser clicks. */
  private static final class CounterView implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return html("<button phx-click=\"click\">${}</button>", count);
    }
  }

  /** Takes its time with each event, as one that asks a database does. */
  private static final class SlowView implements LiveView<String> {

    private static final int MILLIS = 500;

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "";
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
      Thread.sleep(MILLIS);
      return state;
    }

    @Override
    public Html render(String state) {
      return html("<button phx-click=\"click\">slow</button>");
    }
  }

  public static void main(String[] arguments) throws IOException {
    JView site =
        JView.builder()
            .host("127.0.0.1")
            .socketCompression(true)
            .live("/counter", new CounterView())
            .live("/slow", new SlowView())
            .get("/big", request -> Response.text(BIG))
            .get("/random", request -> Response.text(RANDOM))
            .staticFiles("/files", files())
            .webhook("/form", HostileSite::form)
            .build();
    site.start(0);
    System.out.println("Open http://127.0.0.1:" + site.port());
    answer();
    site.stop();
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static Path files() throws IOException {
    Path folder = Files.createTempDirectory("hostile");
    Path large = Files.write(folder.resolve("large.bin"), new byte[FILE_BYTES]);
    large.toFile().deleteOnExit();
    folder.toFile().deleteOnExit();
    return folder;
  }

  private static Response form(Request request) throws InterruptedException {
    Thread.sleep(SlowView.MILLIS);
    return Response.text("fields: " + request.form().asMap().size());
  }

  private static void answer() throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long direct =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      System.out.println("Holds " + heap + " " + direct);
    }
  }
}
