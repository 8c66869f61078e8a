package io.jview.web;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;

/** Opens a site over something that stands where LiveView stands. */
public final class EchoSite {

  private EchoSite() {}

  public static SiteEndpoint open(Site site, LiveEndpoint live, HostSettings settings) {
    return site.open(live, settings);
  }
}
