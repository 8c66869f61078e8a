package io.jview.examples.board;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.form.Form;
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
    return new Board(user, "", List.of(), NewTask.FORM, null, Edit.FORM);
  }

  @Override
  public Board handleParams(Params params, Board board, LiveSocket socket) {
    String query = params.get("q", "");
    Task open = params.get("id") == null ? null : task(params.getLong("id"));
    Form<Edit> edit = open == null ? Edit.FORM : Edit.of(open);
    socket.pageTitle(open == null ? "" : open.title());
    return new Board(board.user(), query, tasks.matching(query), board.draft(), open, edit);
  }

  private Task task(long id) {
    return tasks.find(id).orElseThrow(() -> new StatusException(404, "There is no such task"));
  }

  @Override
  public Board handleEvent(Event event, Board board, LiveSocket socket) {
    return switch (event.name()) {
      case "search" -> search(event.get("q", ""), board, socket);
      case "draft" -> board.drafting(board.draft().read(event));
      case "add" -> add(board.drafting(board.draft().read(event)), socket);
      case "advance" -> advance(event.getLong("id"), board, socket);
      case "edit" -> board.editing(board.edit().read(event));
      case "save" -> save(board.editing(board.edit().read(event)), socket);
      case "close" -> close(board, socket);
      default -> board;
    };
  }

  private static Board search(String query, Board board, LiveSocket socket) {
    socket.replace(address(query));
    return board;
  }

  static Url address(String query) {
    return query.isEmpty() ? Links.BOARD : Links.BOARD.query("q", query);
  }

  private Board add(Board board, LiveSocket socket) {
    if (!board.draft().valid()) {
      return board;
    }
    tasks.add(board.draft().value().title().strip(), board.user());
    return changed(board.drafting(NewTask.FORM), socket);
  }

  private Board advance(long id, Board board, LiveSocket socket) {
    tasks.advance(id);
    return changed(board, socket);
  }

  private Board save(Board board, LiveSocket socket) {
    Task open = board.open();
    if (open == null || !board.edit().valid()) {
      return board;
    }
    Edit edit = board.edit().value();
    tasks.edit(open.id(), edit.title().strip(), edit.text());
    socket.putFlash("info", "Saved.");
    return close(changed(board, socket), socket);
  }

  private static Board close(Board board, LiveSocket socket) {
    socket.patch(address(board.query()));
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
