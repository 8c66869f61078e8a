package io.jview.pubsub.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted. */
final class TrustStores {

  private TrustStores() {}

  /** Trusts what is in a key store. */
  static SSLContext read(Path file, String password) {
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the trust store '" + file + "' cannot be read: " + e.getMessage(), e);
    }
  }

  /** What makes encrypted connections; null where they are not to be. */
  static @Nullable SSLSocketFactory factory(@Nullable SSLContext context, boolean wanted) {
    if (context != null) {
      return context.getSocketFactory();
    }
    return wanted ? (SSLSocketFactory) SSLSocketFactory.getDefault() : null;
  }
}
