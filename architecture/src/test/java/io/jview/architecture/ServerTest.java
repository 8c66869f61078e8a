package io.jview.architecture;

import io.jview.server.JView;

class ServerTest extends HouseRules {

  ServerTest() {
    super(House.of(JView.class).floor(Room.of("server", ".")));
  }
}
