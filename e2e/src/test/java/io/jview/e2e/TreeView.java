package io.jview.e2e;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;

import io.jview.e2e.RandomTree.Kind;
import io.jview.e2e.RandomTree.Node;
import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Shows a random tree, with components that change by themselves too, and tells the browser what a
 * page that is rendered at once would show.
 */
final class TreeView implements LiveView<TreeView.World> {

  private static final String PAGE = "s";

  private static final Node NOTHING = new Node(Kind.TEXT, 0, "", List.of());

  /** One sequence. Each change makes another, but the components' contents stand in one place. */
  record World(long seed, RandomTree random, Map<Integer, Node> contents, Node page) {

    static World of(long seed) {
      RandomTree random = new RandomTree(seed);
      return new World(seed, random, new HashMap<>(), random.page());
    }

    World changed(LiveSocket socket) {
      return next(new World(seed, random, contents, random.changed(page)), socket);
    }

    World next(World next, LiveSocket socket) {
      new TreeStreams(PAGE, random).change(page, next.page, socket);
      return next;
    }
  }

  /** What a component gets: the content that it begins with. */
  record Props(int id, Node content, World world) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Props props
          && props.world.seed() == world.seed()
          && props.content.equals(content);
    }

    @Override
    public int hashCode() {
      return content.hashCode();
    }
  }

  /** Three classes of components, which differ in what they render. */
  private static class Part implements LiveComponent<Props, Props> {
    @Override
    public Props mount(Props props, LiveSocket socket) {
      return shown(NOTHING, props, socket);
    }

    @Override
    public Props update(Props props, Props state, LiveSocket socket) {
      return shown(state.content(), props, socket);
    }

    private static Props shown(Node before, Props state, LiveSocket socket) {
      new TreeStreams(prefix(state.id()), state.world().random())
          .change(before, state.content(), socket);
      state.world().contents().put(state.id(), state.content());
      return state;
    }

    @Override
    public Props handleEvent(Event event, Props state, LiveSocket socket) {
      RandomTree random = state.world().random();
      if (random.oneIn(4)) {
        socket.send(Info.of("change", null));
      }
      Node now = random.changedAlone(state.content());
      return shown(state.content(), new Props(state.id(), now, state.world()), socket);
    }

    @Override
    public Html render(Props state, ComponentContext self) {
      return around(
          state.id(),
          state.content(),
          node -> place(self::component, state.world(), node),
          inner ->
              stream(
                  prefix(state.id()),
                  inner,
                  self::stream,
                  node -> place(self::component, state.world(), node)));
    }
  }

  private static final Part[] PARTS = {new Part(), new Part() {}, new Part() {}};

  /** Either context's way to place a component. */
  private interface Placing {
    Html component(String id, LiveComponent<Props, ?> component, Props props);
  }

  /** Either context's way to place a stream. */
  private interface Streaming {
    Html stream(LiveStream<Node> stream, Function<Node, Html> item);
  }

  private static String prefix(int component) {
    return "c" + component + "s";
  }

  private static Html stream(
      String prefix, Node node, Streaming streaming, Function<Node, Html> component) {
    LiveStream<Node> stream = TreeStreams.stream(prefix, node);
    return html(
        "<ol id=\"${}\" phx-update=\"stream\">${}</ol>",
        stream.name(),
        streaming.stream(stream, item -> item(stream, item, component)));
  }

  private static Html freshStream(String prefix, Node node, Function<Node, Html> component) {
    LiveStream<Node> stream = TreeStreams.stream(prefix, node);
    return html(
        "<ol id=\"${}\" phx-update=\"stream\">${}</ol>",
        stream.name(),
        each(node.children(), Node::key, item -> item(stream, item, component)));
  }

  private static Html item(LiveStream<Node> stream, Node item, Function<Node, Html> component) {
    return html(
        "<li id=\"${}\">${}</li>", stream.domId(item), render(item, component, TreeView::noStream));
  }

  private static Html noStream(Node stream) {
    throw new AssertionError("a stream: " + stream);
  }

  private static Html place(Placing placing, World world, Node component) {
    int id = component.key();
    return placing.component(
        "part-" + id, PARTS[id % PARTS.length], new Props(id, component.children().get(0), world));
  }

  /** What a component renders of a content: its element changes with it now and then. */
  private static Html around(
      int id, Node content, Function<Node, Html> component, Function<Node, Html> stream) {
    Html inside = render(content, component, stream);
    return switch (id % 3) {
      case 0 -> html("<section class=\"part\">${}${}</section>", id, inside);
      case 1 ->
          content.text().isEmpty()
              ? html("<article class=\"part\">${}</article>", inside)
              : html("<div class=\"part ${}\">${}</div>", id, inside);
      default -> html("<div class=\"part\"><i>${}</i>${}</div>", content.text(), inside);
    };
  }

  static Html render(Node node, Function<Node, Html> component, Function<Node, Html> stream) {
    return switch (node.kind()) {
      case TEXT -> html("<i>${}</i>", node.text());
      case ELEMENT ->
          html(
              "<div title=\"${}\">${}${}${}</div>",
              node.text(),
              node.text(),
              child(node, 0, component, stream),
              child(node, 1, component, stream));
      case TWO_ELEMENTS ->
          html("<b>${}</b><span>${}</span>", node.text(), child(node, 1, component, stream));
      case MAYBE ->
          html("${}", when(!node.text().isEmpty(), () -> child(node, 0, component, stream)));
      case LIST ->
          html(
              "<ul>${}</ul>",
              each(node.children(), Node::key, item -> render(item, component, stream)));
      case MEMOISED_LIST ->
          hasPlaces(node)
              ? eachMemo(node.children(), Node::key, item -> render(item, component, stream))
              : eachMemo(node.children(), Node::key, TreeView::alone);
      case COMPONENT -> component.apply(node);
      case STREAM -> stream.apply(node);
    };
  }

  private static boolean hasPlaces(Node node) {
    return node.kind() == Kind.COMPONENT
        || node.kind() == Kind.STREAM
        || node.children().stream().anyMatch(TreeView::hasPlaces);
  }

  private static Html alone(Node node) {
    return render(
        node,
        component -> {
          throw new AssertionError("a component: " + component);
        },
        TreeView::noStream);
  }

  private static Html child(
      Node node, int index, Function<Node, Html> component, Function<Node, Html> stream) {
    return index < node.children().size()
        ? render(node.children().get(index), component, stream)
        : raw("");
  }

  @Override
  public World mount(Params params, Session session, LiveSocket socket) {
    World world = World.of(params.get("seed", 0));
    new TreeStreams(PAGE, world.random()).change(NOTHING, world.page(), socket);
    return world;
  }

  @Override
  public World handleEvent(Event event, World world, LiveSocket socket) {
    return switch (event.name()) {
      case "begin" -> world.next(World.of(Long.parseLong(event.get("seed", ""))), socket);
      case "change" -> world.changed(socket);
      case "settle" -> world;
      default -> {
        socket.reply(Map.of("html", fresh(world).toHtml()));
        yield world;
      }
    };
  }

  @Override
  public World handleInfo(Info info, World world, LiveSocket socket) {
    return world.changed(socket);
  }

  /** The page with what its components show in their places. */
  private static Html fresh(World world) {
    return render(
        world.page(),
        component -> freshPart(world, component),
        stream -> freshStream(PAGE, stream, component -> freshPart(world, component)));
  }

  private static Html freshPart(World world, Node component) {
    return around(
        component.key(),
        world.contents().get(component.key()),
        inner -> freshPart(world, inner),
        stream -> freshStream(prefix(component.key()), stream, inner -> freshPart(world, inner)));
  }

  @Override
  public Html render(World world, RenderContext view) {
    return html(
        """
        <i id="driver" phx-hook="Driver" hidden></i>
        <main id="tree" phx-hook="Tree">${}</main>
        """,
        render(
            world.page(),
            node -> place(view::component, world, node),
            stream ->
                stream(PAGE, stream, view::stream, node -> place(view::component, world, node))));
  }
}
