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
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Shows a random tree, with components that change by themselves too, and tells the browser what a
 * page that is rendered at once would show.
 */
final class TreeView implements LiveView<TreeView.World> {

  /** One sequence. Each change makes another, but the components' contents stand in one place. */
  record World(long seed, RandomTree random, Map<Integer, Node> contents, Node page) {

    static World of(long seed) {
      RandomTree random = new RandomTree(seed);
      return new World(seed, random, new HashMap<>(), random.page());
    }

    World changed() {
      return new World(seed, random, contents, random.changed(page));
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
      return shown(props);
    }

    @Override
    public Props update(Props props, Props state, LiveSocket socket) {
      return shown(props);
    }

    private static Props shown(Props state) {
      state.world().contents().put(state.id(), state.content());
      return state;
    }

    @Override
    public Props handleEvent(Event event, Props state, LiveSocket socket) {
      RandomTree random = state.world().random();
      if (random.oneIn(4)) {
        socket.send(Info.of("change", null));
      }
      return shown(new Props(state.id(), random.changedAlone(state.content()), state.world()));
    }

    @Override
    public Html render(Props state, ComponentContext self) {
      return around(
          state.id(), state.content(), node -> place(self::component, state.world(), node));
    }
  }

  private static final Part[] PARTS = {new Part(), new Part() {}, new Part() {}};

  /** Either context's way to place a component. */
  private interface Placing {
    Html component(String id, LiveComponent<Props, ?> component, Props props);
  }

  private static Html place(Placing placing, World world, Node component) {
    int id = component.key();
    return placing.component(
        "part-" + id, PARTS[id % PARTS.length], new Props(id, component.children().get(0), world));
  }

  /** What a component renders of a content: its element changes with it now and then. */
  private static Html around(int id, Node content, Function<Node, Html> component) {
    Html inside = render(content, component);
    return switch (id % 3) {
      case 0 -> html("<section class=\"part\">${}${}</section>", id, inside);
      case 1 ->
          content.text().isEmpty()
              ? html("<article class=\"part\">${}</article>", inside)
              : html("<div class=\"part ${}\">${}</div>", id, inside);
      default -> html("<div class=\"part\"><i>${}</i>${}</div>", content.text(), inside);
    };
  }

  private static Html render(Node node, Function<Node, Html> component) {
    return switch (node.kind()) {
      case TEXT -> html("<i>${}</i>", node.text());
      case ELEMENT ->
          html(
              "<div title=\"${}\">${}${}${}</div>",
              node.text(),
              node.text(),
              child(node, 0, component),
              child(node, 1, component));
      case TWO_ELEMENTS ->
          html("<b>${}</b><span>${}</span>", node.text(), child(node, 1, component));
      case MAYBE -> html("${}", when(!node.text().isEmpty(), () -> child(node, 0, component)));
      case LIST ->
          html("<ul>${}</ul>", each(node.children(), Node::key, item -> render(item, component)));
      case MEMOISED_LIST ->
          hasComponents(node)
              ? eachMemo(node.children(), Node::key, item -> render(item, component))
              : eachMemo(node.children(), Node::key, TreeView::alone);
      case COMPONENT -> component.apply(node);
    };
  }

  private static boolean hasComponents(Node node) {
    return node.kind() == Kind.COMPONENT
        || node.children().stream().anyMatch(TreeView::hasComponents);
  }

  private static Html alone(Node node) {
    return render(
        node,
        component -> {
          throw new AssertionError("a component: " + component);
        });
  }

  private static Html child(Node node, int index, Function<Node, Html> component) {
    return index < node.children().size() ? render(node.children().get(index), component) : raw("");
  }

  @Override
  public World mount(Params params, Session session, LiveSocket socket) {
    return World.of(params.get("seed", 0));
  }

  @Override
  public World handleEvent(Event event, World world, LiveSocket socket) {
    return switch (event.name()) {
      case "begin" -> World.of(Long.parseLong(event.get("seed", "")));
      case "change" -> world.changed();
      case "settle" -> world;
      default -> {
        socket.reply(Map.of("html", fresh(world).toHtml()));
        yield world;
      }
    };
  }

  @Override
  public World handleInfo(Info info, World world, LiveSocket socket) {
    return world.changed();
  }

  /** The page with what its components show in their places. */
  private static Html fresh(World world) {
    return render(world.page(), component -> freshPart(world, component));
  }

  private static Html freshPart(World world, Node component) {
    return around(
        component.key(), world.contents().get(component.key()), inner -> freshPart(world, inner));
  }

  @Override
  public Html render(World world, RenderContext view) {
    return html(
        """
        <main id="tree" phx-hook="Tree">${}</main>
        """,
        render(world.page(), node -> place(view::component, world, node)));
  }
}
