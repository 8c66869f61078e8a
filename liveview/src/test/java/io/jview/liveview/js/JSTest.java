package io.jview.liveview.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.html.Url;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JSTest {

  record Written(JS command, String json) {}

  record Place(int row, String name) {}

  static List<Written> commands() {
    Selector x = Selector.of("#x");
    return List.of(
        new Written(JS.push("inc"), "[\"push\",{\"event\":\"inc\"}]"),
        new Written(
            JS.push("save")
                .value("b", Map.of("c", List.of(1, true)))
                .value("a", "d\"e")
                .value("n", null)
                .value("p", new Place(1, "f"))
                .target("#x")
                .loading(".y")
                .pageLoading(),
            """
            ["push",{"event":"save","loading":".y","page_loading":true,"target":"#x",\
            "value":{"a":"d\\"e","b":{"c":[1,true]},"n":null,"p":{"row":1,"name":"f"}}}]\
            """),
        new Written(JS.push("a").target(3), "[\"push\",{\"event\":\"a\",\"target\":3}]"),
        new Written(JS.show(), "[\"show\",{}]"),
        new Written(
            JS.show("#x").display("flex").in("a  b", "c", "").time(Duration.ofMillis(300)),
            """
            ["show",{"display":"flex","time":300,"to":"#x","transition":[["a","b"],["c"],[]]}]\
            """),
        new Written(
            JS.hide("#x").out("a", "b", "c").nonBlocking(),
            """
            ["hide",{"blocking":false,"to":"#x","transition":[["a"],["b"],["c"]]}]\
            """),
        new Written(
            JS.toggle().at(Selector.closest("li")).in("a", "b", "c").out("d", "e", "f"),
            """
            ["toggle",{"ins":[["a"],["b"],["c"]],"outs":[["d"],["e"],["f"]],"to":{"closest":"li"}}]\
            """),
        new Written(JS.toggle("#x"), "[\"toggle\",{\"to\":\"#x\"}]"),
        new Written(
            JS.addClass("a b").at(Selector.inner(".y")).with("c", "d", "e"),
            """
            ["add_class",{"names":["a","b"],"to":{"inner":".y"},"transition":[["c"],["d"],["e"]]}]\
            """),
        new Written(
            JS.removeClass("a").at(x), "[\"remove_class\",{\"names\":[\"a\"],\"to\":\"#x\"}]"),
        new Written(
            JS.toggleClass("a").time(Duration.ofSeconds(1)).nonBlocking(),
            "[\"toggle_class\",{\"blocking\":false,\"names\":[\"a\"],\"time\":1000}]"),
        new Written(
            JS.transition("a", "b", "c").at(x),
            "[\"transition\",{\"to\":\"#x\",\"transition\":[[\"a\"],[\"b\"],[\"c\"]]}]"),
        new Written(
            JS.setAttribute("aria-expanded", "true").at(x),
            "[\"set_attr\",{\"attr\":[\"aria-expanded\",\"true\"],\"to\":\"#x\"}]"),
        new Written(
            JS.setAttribute("href", Url.of("/a")), "[\"set_attr\",{\"attr\":[\"href\",\"/a\"]}]"),
        new Written(JS.removeAttribute("phx-click"), "[\"remove_attr\",{\"attr\":\"phx-click\"}]"),
        new Written(JS.toggleAttribute("open", ""), "[\"toggle_attr\",{\"attr\":[\"open\",\"\"]}]"),
        new Written(
            JS.toggleAttribute("aria-expanded", "true", "false"),
            "[\"toggle_attr\",{\"attr\":[\"aria-expanded\",\"true\",\"false\"]}]"),
        new Written(
            JS.ignoreAttributes("open", "data-*"),
            "[\"ignore_attrs\",{\"attrs\":[\"open\",\"data-*\"]}]"),
        new Written(JS.dispatch("a:b"), "[\"dispatch\",{\"event\":\"a:b\"}]"),
        new Written(
            JS.dispatch("a").at(x).detail(Map.of("b", 1)).nonBubbling().blocking(),
            """
            ["dispatch",{"blocking":true,"bubbles":false,"detail":{"b":1},"event":"a","to":"#x"}]\
            """),
        new Written(
            JS.exec("phx-remove").at(x), "[\"exec\",{\"attr\":\"phx-remove\",\"to\":\"#x\"}]"),
        new Written(JS.focus().at(x), "[\"focus\",{\"to\":\"#x\"}]"),
        new Written(JS.focusFirst(), "[\"focus_first\",{}]"),
        new Written(JS.pushFocus(), "[\"push_focus\",{}]"),
        new Written(JS.popFocus(), "[\"pop_focus\",{}]"),
        new Written(JS.navigate(Url.of("/a/{b}", "c d")), "[\"navigate\",{\"href\":\"/a/c%20d\"}]"),
        new Written(
            JS.patch(Url.of("/a")).replace(), "[\"patch\",{\"href\":\"/a\",\"replace\":true}]"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsWrittenAsTheClientReadsIt(Written written) {
    assertThat(written.command().toJson()).isEqualTo("[" + written.json() + "]");
  }

  @Test
  void commandsFollowEachOther() {
    JS two = JS.push("save").then(JS.hide("#x"));
    assertThat(two.toJson())
        .isEqualTo("[[\"push\",{\"event\":\"save\"}],[\"hide\",{\"to\":\"#x\"}]]");
    assertThat(JS.popFocus().then(two).then(JS.focus()).toJson())
        .isEqualTo(
            "[[\"pop_focus\",{}],"
                + two.toJson().substring(1, two.toJson().length() - 1)
                + ",[\"focus\",{}]]");
  }

  @Test
  void aCommandIsImmutable() {
    Push push = JS.push("a");
    push.value("b", 1).target("#x");
    push.then(JS.show());
    assertThat(push.toJson()).isEqualTo("[[\"push\",{\"event\":\"a\"}]]");
  }

  @Test
  void halvesOfCharactersAreReplaced() {
    assertThat(JS.push("a\uD83D").value("b\uDE00", "c\uD83D").toJson())
        .isEqualTo("[[\"push\",{\"event\":\"a?\",\"value\":{\"b?\":\"c?\"}}]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onclick",
        "ONfocus",
        "style",
        "srcdoc",
        "srcset",
        "phx-click",
        "PHX-remove",
        "href",
        "src",
        "action",
        "a b",
        "",
        "a=\"b\""
      })
  void aCommandSetsNothingThatRuns(String name) {
    assertThatThrownBy(() -> JS.setAttribute(name, "javascript:alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JS.toggleAttribute(name, "[[\"push\",{}]]", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data-cancel", "title", "phx-value-a", "value", ""})
  void aCommandRunsNoAttributeThatMayHoldText(String name) {
    assertThatThrownBy(() -> JS.exec(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> JS.show().out("a", "b", "c"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("JS.show has no such transition; only JS.hide and JS.toggle have");
    assertThatThrownBy(() -> JS.hide().time(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JS.focus().at(Selector.of(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
