package io.jview.web.body;

import io.jview.web.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A text field, in memory. */
record TextPart(PartHeader header, byte[] bytes) implements Part {

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public @Nullable String fileName() {
    return null;
  }

  @Override
  public @Nullable String contentType() {
    return header.contentType();
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void saveTo(Path target) throws IOException {
    Files.copy(open(), target);
  }

  String text() {
    return new String(bytes, header.charset());
  }
}
