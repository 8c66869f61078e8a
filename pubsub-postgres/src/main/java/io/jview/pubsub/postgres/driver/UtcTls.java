package io.jview.pubsub.postgres.driver;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLSocket;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's own encryption, whose sessions ask for UTC. */
public final class UtcTls extends LibPQFactory {

  /**
   * Made by the driver.
   *
   * @param info what certificates to trust and to show, as the driver calls it
   */
  public UtcTls(Properties info) throws PSQLException {
    super(info);
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    return new UtcTlsSocket((SSLSocket) super.createSocket(plain, host, port, autoClose));
  }
}
