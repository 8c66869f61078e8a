package io.jview.benchmarks.liveview;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** One socket of {@link BareHost}. */
final class BareSocket implements FrameHandler, Runnable {

  private static final String JOINED = "{\"rendered\":{\"s\":[\"\",\"\"],\"0\":\"0\"}}";

  private final Set<BareSocket> open;
  private final Queue<String> waiting = new ArrayDeque<>(); // guarded by itself
  private boolean running; // guarded by waiting
  private volatile @Nullable CoreSession session;
  private volatile String topic = "";

  BareSocket(Set<BareSocket> open) {
    this.open = open;
  }

  @Override
  public void onOpen(CoreSession opened, Callback callback) {
    session = opened;
    callback.succeeded();
    opened.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    if (frame.getOpCode() == OpCode.TEXT) {
      answer(frame.getPayloadAsUTF8());
    }
    callback.succeeded();
    CoreSession opened = session;
    if (frame.getOpCode() != OpCode.CLOSE && opened != null) {
      opened.demand();
    }
  }

  /** Takes {@code ["1","2","topic","event",{…}]}, or {@code [null,"2",…]} for a heartbeat. */
  private void answer(String text) {
    String[] parts = text.split("\"");
    if (text.startsWith("[null")) {
      offer("[null,\"" + parts[1] + "\",\"phoenix\"," + ok("{}"));
      return;
    }
    boolean join = parts[7].equals("phx_join");
    topic = parts[5];
    if (join) {
      open.add(this);
    }
    offer("[\"1\",\"" + parts[3] + "\",\"" + topic + "\"," + ok(join ? JOINED : "{}"));
    if (!join) {
      String number = text.substring(text.lastIndexOf(':') + 1).replaceAll("\\D", "");
      open.forEach(socket -> socket.show(number));
    }
  }

  private static String ok(String response) {
    return "\"phx_reply\",{\"status\":\"ok\",\"response\":" + response + "}]";
  }

  private void show(String number) {
    offer("[\"1\",null,\"" + topic + "\",\"diff\",{\"0\":\"" + number + "\"}]");
  }

  private void offer(String frame) {
    synchronized (waiting) {
      waiting.add(frame);
      if (running) {
        return;
      }
      running = true;
    }
    Thread.startVirtualThread(this);
  }

  private @Nullable String next() {
    synchronized (waiting) {
      String next = waiting.poll();
      running = next != null;
      return next;
    }
  }

  @Override
  public void run() {
    CoreSession opened = session;
    for (String frame = next(); frame != null; frame = next()) {
      if (opened != null) {
        opened.sendFrame(new Frame(OpCode.TEXT, frame), Callback.NOOP, false);
      }
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    open.remove(this);
    callback.succeeded();
  }
}
