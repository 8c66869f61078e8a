package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.jview.server.JView;
import io.jview.server.JViewBuilder;
import io.jview.web.Part;
import io.jview.web.Request;
import io.jview.web.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms with files, and downloads, as a browser sends and takes them. */
class FileFormTest extends BrowserTest {

  private @TempDir Path folder;

  private JViewBuilder files() {
    return JView.builder()
        .get("/", FileFormTest::form)
        .post("/files", this::save)
        .get("/saved", request -> Response.file(folder.resolve("saved")).download("Ünï \"1\".txt"));
  }

  private static Response form(Request request) {
    return Response.page(
        "Files",
        html(
            """
            <p id="flash">${}</p>
            <form method="post" action="/files" enctype="multipart/form-data">
            <input type="file" name="file">
            <input name="title">
            <input type="hidden" name="_csrf_token" value="${csrfToken}">
            <button>Send</button></form>
            <a id="saved" href="/saved">saved</a>
            """,
            request.flash().get("info"),
            request.csrfToken()));
  }

  private Response save(Request request) throws IOException {
    Part file = request.file("file");
    String name = file == null ? "none" : String.valueOf(file.fileName());
    if (file != null) {
      Files.deleteIfExists(folder.resolve("saved"));
      file.saveTo(folder.resolve("saved"));
    }
    return Response.redirect("/").flash("info", request.form().get("title", "") + ": " + name);
  }

  private static FilePayload file(String name, byte[] content) {
    return new FilePayload(name, "text/plain", content);
  }

  @Test
  void aFileAndItsTitleArriveUnderTheirNames() throws Exception {
    Page page = openPlain(serve(files()), "/");
    for (String[] names :
        new String[][] {
          {"Grüße\r\n 😀", "a ü \"q\" %22 😀.txt", "a ü _q_ _ 😀.txt"},
          {"50% + & = ;", "x;y=z.txt", "x;y=z.txt"},
        }) {
      page.setInputFiles("[type=file]", file(names[1], "inhalt".getBytes(UTF_8)));
      page.fill("[name=title]", names[0].replace("\r\n", ""));
      page.click("button");
      assertThat(page.locator("#flash")).hasText(names[0].replace("\r\n", "") + ": " + names[2]);
      assertThat(Files.readString(folder.resolve("saved"))).isEqualTo("inhalt");
    }
    Download saved = page.waitForDownload(() -> page.click("#saved"));
    assertThat(saved.suggestedFilename()).contains("Ünï").endsWith(".txt");
    assertThat(saved.path()).hasContent("inhalt");
  }

  @Test
  void withoutAFileTheFormIsTakenAsWell() {
    Page page = openPlain(serve(files()), "/");
    page.fill("[name=title]", "alone");
    page.click("button");
    assertThat(page.locator("#flash")).hasText("alone: none");
  }

  @Test
  void aScriptThatSendsTooMuchReadsWhyAndGoesOn() {
    expectComplaint("413");
    Page page = openPlain(serve(files()), "/");
    Object answer =
        page.evaluate(
            """
            async () => {
              const form = new FormData();
              form.append("file", new Blob([new Uint8Array(30_000_000)]), "big");
              const token = document.querySelector("[name=_csrf_token]").value;
              const headers = {"X-CSRF-Token": token};
              const answer = await fetch("/files", {method: "POST", body: form, headers});
              return answer.status + " " + (await answer.json()).message;
            }
            """);
    assertThat((String) answer).startsWith("413 What was sent is too large");
    page.fill("[name=title]", "on");
    page.click("button");
    assertThat(page.locator("#flash")).hasText("on: none");
  }
}
