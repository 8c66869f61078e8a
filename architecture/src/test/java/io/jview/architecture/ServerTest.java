package io.jview.architecture;

import io.jview.server.JView;

class ServerTest extends HouseRules {

  ServerTest() {
    super(
        House.of(JView.class)
            .floor(Room.of("entry", "."))
            .floor(Room.of("request"))
            .floor(Room.of("connection"), Room.of("socket"), Room.of("process")));
  }
}
