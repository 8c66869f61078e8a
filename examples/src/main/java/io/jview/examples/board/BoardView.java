package io.jview.examples.board;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.pubsub.Gap;
import java.util.List;

/**
 * The board. What is searched for and which task is open stand in the address, so that a reload, a
 * reconnect and a friend who is sent the link see the same.
 */
final class BoardView implements LiveView<Board> {

  private final Tasks tasks;

  BoardView(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public Board mount(Params params, Session session, LiveSocket socket) {
    socket.subscribe(Tasks.TOPIC);
    String user = session.asMap().getOrDefault(BoardSite.USER, "");
    return new Board(user, "", List.of(), "", null, "");
  }

  @Override
  public Board handleParams(Params params, Board board, LiveSocket socket) {
    String query = params.get("q", "");
    Task open = params.get("id") == null ? null : task(params.get("id", ""));
    socket.pageTitle(open == null ? "" : open.title());
    return new Board(board.user(), query, tasks.matching(query), board.draft(), open, "");
  }

  private Task task(String id) {
    return tasks
        .find(number(id))
        .orElseThrow(() -> new StatusException(404, "There is no such task"));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      return -1;
    }
  }

  @Override
  public Board handleEvent(Event event, Board board, LiveSocket socket) {
    return switch (event.name()) {
      case "search" -> search(event.get("q", ""), board, socket);
      case "draft" -> board.drafting(event.get("title", ""));
      case "add" -> add(event.get("title", "").strip(), board, socket);
      case "advance" -> advance(number(event.get("id", "")), board, socket);
      case "edit" -> edited(event, board);
      case "save" -> save(edited(event, board), socket);
      case "close" -> close(board, socket);
      default -> board;
    };
  }

  private static Board search(String query, Board board, LiveSocket socket) {
    socket.replace(address(query).toString());
    return board;
  }

  static Url address(String query) {
    return query.isEmpty() ? Url.of("/") : Url.of("/").query("q", query);
  }

  private Board add(String title, Board board, LiveSocket socket) {
    if (title.isEmpty() || title.length() > Task.MAX_TITLE) {
      return board.but("A task has a title of 1 to %d letters.".formatted(Task.MAX_TITLE));
    }
    tasks.add(title, board.user());
    return changed(board.drafting(""), socket);
  }

  private Board advance(long id, Board board, LiveSocket socket) {
    tasks.advance(id);
    return changed(board, socket);
  }

  /** Keeps what is typed in the dialog, so that it is there after whatever renders next. */
  private static Board edited(Event event, Board board) {
    Task open = board.open();
    return open == null
        ? board
        : board.editing(
            new Task(
                open.id(),
                open.column(),
                event.get("title", open.title()),
                event.get("text", open.text()),
                open.owner()));
  }

  private Board save(Board board, LiveSocket socket) {
    Task open = board.open();
    if (open == null) {
      return board;
    }
    if (open.title().isBlank()
        || open.title().length() > Task.MAX_TITLE
        || open.text().length() > Task.MAX_TEXT) {
      return board.but(
          "A task has a title, and a text of %d letters at most.".formatted(Task.MAX_TEXT));
    }
    tasks.edit(open.id(), open.title().strip(), open.text());
    socket.putFlash("info", "Saved.");
    return close(changed(board, socket), socket);
  }

  private static Board close(Board board, LiveSocket socket) {
    socket.patch(address(board.query()).toString());
    return board;
  }

  private Board changed(Board board, LiveSocket socket) {
    socket.broadcast(Tasks.TOPIC, "changed");
    return board.with(tasks.matching(board.query()));
  }

  @Override
  public Board handleInfo(Info info, Board board, LiveSocket socket) {
    return board.with(tasks.matching(board.query()));
  }

  @Override
  public Board handleGap(Gap gap, Board board, LiveSocket socket) {
    return board.with(tasks.matching(board.query()));
  }

  @Override
  public Html render(Board board) {
    return BoardPage.of(board);
  }
}
