package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.util.List;
import java.util.stream.IntStream;

/** A feed whose newest posts stay, and a list without an end of which the browser holds a part. */
final class StreamsView implements LiveView<StreamsView.State> {

  private static final int NEWEST = 5;
  private static final int A_PAGE = 20;
  private static final int HELD = 60;
  private static final int ALL = 1_000;

  private static final LiveStream<Post> POSTS = LiveStream.of("posts", Post::id);
  private static final LiveStream<Integer> NUMBERS = LiveStream.of("numbers", number -> number);
  private static final Likes LIKES = new Likes();

  /** A post. */
  record Post(int id, String text) {

    static Post of(int id) {
      return new Post(id, "Post " + id);
    }
  }

  /**
   * What the page keeps: nothing of the lists but where they are.
   *
   * @param last the newest post
   * @param from the first number that the browser has
   * @param to the one behind the last that it has
   */
  record State(int last, int from, int to) {}

  /** Says how many like a post: a part of it that changes alone. */
  static final class Likes implements LiveComponent<Integer, Integer> {

    @Override
    public Integer mount(Integer post, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer update(Integer post, Integer likes, LiveSocket socket) {
      return likes;
    }

    @Override
    public Integer handleEvent(Event event, Integer likes, LiveSocket socket) {
      return likes + 1;
    }

    @Override
    public Html render(Integer likes, ComponentContext self) {
      return html(
          """
          <button class="like" phx-click="like" phx-target="${}">♥ ${}</button>\
          """,
          self.target(),
          likes);
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Streams");
    socket.stream(POSTS).insertAll(List.of(Post.of(3), Post.of(2), Post.of(1)));
    socket.stream(NUMBERS).insertAll(numbers(0, A_PAGE));
    return new State(3, 0, A_PAGE);
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "post" -> post(state, socket);
      case "edit" -> edit(event.getInt("id"), state, socket);
      case "lift" -> lift(event.getInt("id"), state, socket);
      case "remove" -> {
        socket.stream(POSTS).delete(event.getInt("id"));
        yield state;
      }
      case "clear" -> {
        socket.stream(POSTS).reset();
        yield state;
      }
      case "next" -> next(state, socket);
      case "previous" -> previous(event.get("_overran", false), state, socket);
      default -> state;
    };
  }

  private static State post(State state, LiveSocket socket) {
    int id = state.last() + 1;
    socket.stream(POSTS).keepFirst(NEWEST).insert(Post.of(id), 0);
    return new State(id, state.from(), state.to());
  }

  private static State edit(int id, State state, LiveSocket socket) {
    socket.stream(POSTS).update(new Post(id, "Post " + id + ", edited"));
    return state;
  }

  private static State lift(int id, State state, LiveSocket socket) {
    socket.stream(POSTS).delete(id).insert(Post.of(id), 0);
    return state;
  }

  private static State next(State state, LiveSocket socket) {
    int to = Math.min(state.to() + A_PAGE, ALL);
    socket.stream(NUMBERS).keepLast(HELD).insertAll(numbers(state.to(), to));
    return new State(state.last(), Math.max(state.from(), to - HELD), to);
  }

  /** Goes back a page; whoever has scrolled up past all that is there is shown the begin. */
  private static State previous(boolean overran, State state, LiveSocket socket) {
    if (overran && state.from() > 0) {
      socket.stream(NUMBERS).reset(numbers(0, HELD));
      return new State(state.last(), 0, HELD);
    }
    int from = Math.max(state.from() - A_PAGE, 0);
    socket.stream(NUMBERS).keepFirst(HELD).insertAll(numbers(from, state.from()), 0);
    return new State(state.last(), from, Math.min(state.to(), from + HELD));
  }

  @Override
  public Html render(State state, RenderContext view) {
    return SinkPages.around(
        "Streams",
        view,
        html(
            """
            <section>
              <h2>A feed</h2>
              <button id="post" phx-click="post">Post</button>
              <button id="clear" phx-click="clear">Clear</button>
              <ul id="posts" class="plain" phx-update="stream">${}</ul>
            </section>
            <section>
              <h2>A list without an end</h2>
              <p>The browser has <span id="held">${} to ${}</span> of ${}.</p>
              <ol id="numbers" class="endless plain" phx-update="stream"
                phx-viewport-top="previous" phx-viewport-bottom="next">${}</ol>
            </section>
            """,
            view.stream(POSTS, post -> post(post, view)),
            state.from(),
            state.to() - 1,
            ALL,
            view.stream(
                NUMBERS,
                number -> html("<li id=\"numbers-${}\">Number ${}</li>", number, number))));
  }

  private static Html post(Post post, RenderContext view) {
    return html(
        """
        <li id="${}" class="post">
          <strong>${}</strong> ${}
          <button phx-click="edit" phx-value-id="${}">Edit</button>
          <button phx-click="lift" phx-value-id="${}">To the front</button>
          <button phx-click="remove" phx-value-id="${}">Remove</button>
        </li>
        """,
        POSTS.domId(post),
        post.text(),
        view.component("likes-" + post.id(), LIKES, post.id()),
        post.id(),
        post.id(),
        post.id());
  }
}
