package io.jview.architecture;

import io.jview.liveview.LiveView;

class LiveViewTest extends HouseRules {

  LiveViewTest() {
    super(
        House.of(LiveView.class)
            .floor(Room.of("runtime"))
            .floor(Room.of("socket"))
            .floor(Room.of("page"), Room.of("process"))
            .floor(Room.of("view"))
            .floor(Room.of("services"))
            .floor(Room.of("keep"))
            .floor(Room.of("route"), Room.of("trust"), Room.of("spool"))
            .floor(Room.of("host"))
            .floor(Room.of("form"), Room.of("ui"))
            .floor(Room.of("what an application writes", "."))
            .floor(Room.of("js"), Room.of("upload"))
            .floor(Room.of("html"), Room.of("text"), Room.of("bind"), Room.of("constraint"))
            .floor(Room.of("html.grammar")));
  }
}
