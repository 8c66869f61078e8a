package io.jview.liveview.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page: the fixed text of a template and the values that stand in it. Immutable, and
 * safe to share between threads and views.
 *
 * <p>Meant for a static import of {@link #html}, {@link #each}, {@link #eachMemo}, {@link #when}
 * and {@link #raw}:
 *
 * <pre>{@code
 * html("""
 *     <ul class="${}">${}</ul>
 *     """, theme, each(todos, Todo::id, todo -> html("<li>${}</li>", todo.title())));
 * }</pre>
 */
public sealed interface Html permits Component, Fragment, Keyed, Memoised, Raw, StreamPlace {

  /**
   * Fills a template: each <code>${}</code> stands for the next value. A name in it, <code>${title}
   * </code>, is a label: for who reads the template, for errors, and for {@code
   * jview-liveview-check}, which compares it with the value when the application is compiled.
   *
   * <p>The template is parsed at its first use and kept, so it must be a compile-time constant:
   * text made at run time could carry an attack past the escaping, and is refused. Elements must be
   * closed, and values that hold a placeholder quoted. A literal <code>&#36;{</code> is written
   * with two dollar signs; a dollar sign right before a placeholder is written {@code &#36;}.
   *
   * <p>Values are what means to be read: text ({@link CharSequence}), numbers, booleans,
   * characters, enums, {@code java.time}, {@link java.util.UUID}, {@link java.net.URI}, {@link
   * java.nio.file.Path} and {@link Url}. Of anything else, such as a record, {@code toString} could
   * show more than is meant, so it is refused.
   *
   * <p>Where a value stands decides what becomes of it:
   *
   * <ul>
   *   <li><b>In an element</b>: {@code null} is nothing, another {@code Html} stands as it is,
   *       anything else is escaped text. In {@code <textarea>} and {@code <title>} only text may
   *       stand.
   *   <li><b>As the whole value of an attribute</b>, {@code disabled="${}"}: {@code null} and
   *       {@code false} leave the attribute out, {@code true} writes the bare name, anything else
   *       is escaped text. Attributes for which "true" and "false" are ordinary values ({@code
   *       aria-*}, {@code data-*}, {@code value}, {@code phx-value-*}, {@code contenteditable},
   *       {@code draggable}, {@code spellcheck}, {@code autocorrect}, {@code writingsuggestions})
   *       print a Boolean as such.
   *   <li><b>As a part of an attribute</b>, {@code class="row ${}"}: escaped text; {@code null} is
   *       nothing, and so is a Boolean where the attribute does not print one.
   *   <li><b>In a URL</b> ({@code href}, {@code src}, {@code action}, …): escaped. A URL that would
   *       run as a script ({@code javascript:}, {@code data:}, however disguised), or that a part
   *       of it would lead to another host ({@code href="/${}/${}"} with nothing and a host), is
   *       replaced by {@code about:blank#blocked}. {@code data:image/…} may stand in the {@code
   *       src} of an {@code img} or {@code input}. Nothing is percent-encoded but a {@link Url}.
   *   <li><b>In a {@code phx-…} attribute</b> other than {@code phx-value-…}: an event's name and
   *       the like. A text that begins with {@code [} is refused, since the client would run it;
   *       what may stand there as the whole value is a {@link ClientCommand}.
   *   <li><b>Refused</b>: in {@code <script>}, {@code <style>} and comments, as or in a tag name,
   *       an attribute name or an unquoted value, in {@code on*}, {@code style}, {@code srcset},
   *       {@code srcdoc} and {@code http-equiv}.
   * </ul>
   *
   * @param template the text, a compile-time constant
   * @param values one value for each placeholder, in their order; may be null
   * @return the filled template
   * @throws TemplateException if the template is malformed or no constant, if a placeholder stands
   *     where no value is safe, if there are more or fewer values than placeholders, or if a value
   *     cannot stand in its place: an {@code Html} in an attribute, or what does not mean to be
   *     read anywhere
   */
  static Html html(@CompileTimeConstant final String template, @Nullable Object... values) {
    Objects.requireNonNull(values, "values: one value that is null is written (Object) null");
    return Template.of(template).fill(values);
  }

  /**
   * A list of pieces whose entries are told apart by a key, so that an entry that moves is moved in
   * the browser and one that changes is sent alone. The items are read, and the functions called,
   * before this returns.
   *
   * <p>Entries that share one template are sent leanest. The keys are kept until the next render:
   * use a small value such as an id, with {@code equals} and {@code hashCode}.
   *
   * @param items what is listed, in order
   * @param key gives the key of an item: not null, and different for each item
   * @param fn renders an item; not null
   * @param <T> the type of the items
   * @return the list; an empty list renders as nothing
   * @throws IllegalArgumentException if a key is null or occurs twice
   * @throws NullPointerException if {@code fn} gives null
   */
  static <T> Html each(
      Iterable<? extends T> items,
      Function<? super T, ?> key,
      Function<? super T, ? extends Html> fn) {
    return Keyed.of(items, key, fn);
  }

  /**
   * A list like that of {@link #each}, for long ones: an item that equals the one which had its key
   * at the last render of the page is not rendered again, nor compared with what the browser has.
   *
   * <p>What {@code fn} shows of an item must therefore follow from the item alone, and two items
   * that are equal must look the same: records of values that never change serve best. An object
   * that is changed in place would never be seen to change, nor one whose {@code equals} looks at
   * its id only.
   *
   * <p>The last render is made use of only where both functions are the very same objects as then.
   * A lambda or method reference that captures nothing, such as {@code Row::id} or {@code
   * RowView::row} with a static method, is one object for good; one that captures something ({@code
   * this}, a variable) is a new one at each render, and everything is rendered anew.
   *
   * @param items what is listed, in order; read before this returns, and kept until the next render
   * @param key gives the key of an item: not null, and different for each item
   * @param fn renders an item; not null; called when the page is written or compared, which is
   *     after the view's {@code render} has returned
   * @param <T> the type of the items
   * @return the list; an empty list renders as nothing. When it is written or compared, it throws
   *     what {@link #each} throws
   */
  static <T> Html eachMemo(
      Iterable<? extends T> items,
      Function<? super T, ?> key,
      Function<? super T, ? extends Html> fn) {
    return Memoised.of(items, key, fn);
  }

  /**
   * A piece that is there only under a condition.
   *
   * @param condition whether it is there
   * @param fn renders it; called at once, and only when the condition holds
   * @return what {@code fn} gave, or nothing
   * @throws NullPointerException if {@code fn} gives null
   */
  static Html when(boolean condition, Supplier<? extends Html> fn) {
    return condition ? Objects.requireNonNull(fn.get(), "when: fn gave null") : Raw.EMPTY;
  }

  /**
   * Markup that stands as it is, unescaped. Only for text that the application made or cleaned
   * itself: anything of a user's in it is a script in other users' pages.
   *
   * @param trustedHtml whole elements and text; what it opens it must close
   * @return the piece
   */
  static Html raw(String trustedHtml) {
    return new Raw(trustedHtml);
  }

  /**
   * The whole piece as HTML text, for plain pages and for tests.
   *
   * @return the text, with all values escaped
   * @throws IllegalStateException if a component stands in it, which only its page can write
   */
  default String toHtml() {
    StringBuilder out = new StringBuilder();
    Tree.writeHtml(this, new ShownComponents(), out);
    return out.toString();
  }
}
