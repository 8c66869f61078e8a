package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsViewTest {

  private final LivePage page = LiveViewTest.mount(new StreamsView());

  @AfterEach
  void close() {
    page.close();
  }

  private List<String> posts() {
    return page.elements("#posts strong").eachText();
  }

  private List<String> numbers() {
    return page.elements("#numbers li").eachText();
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> "Number " + number).toList();
  }

  @Test
  void newPostsStandInFrontAndTheOldestLeave() {
    assertThat(posts()).containsExactly("Post 3", "Post 2", "Post 1");
    page.click("#post").click("#post").click("#post");
    assertThat(posts()).containsExactly("Post 6", "Post 5", "Post 4", "Post 3", "Post 2");
  }

  @Test
  void aPostIsEditedLiftedAndRemovedByItsIdAlone() {
    page.click("#posts-2 button:contains(Edit)");
    assertThat(page.text("#posts-2 strong")).isEqualTo("Post 2, edited");
    page.click("#posts-1 button:contains(front)");
    assertThat(posts()).containsExactly("Post 1", "Post 3", "Post 2, edited");
    page.click("#posts-3 button:contains(Remove)");
    assertThat(posts()).containsExactly("Post 1", "Post 2, edited");
    page.click("#clear");
    assertThat(posts()).isEmpty();
    page.click("#post");
    assertThat(posts()).containsExactly("Post 4");
  }

  @Test
  void likesBelongToAPostWhereverItStands() {
    page.click("#posts-1 .like").click("#posts-1 .like");
    page.click("#posts-1 button:contains(front)");
    assertThat(page.text("#posts li:eq(0) .like")).isEqualTo("♥ 2");
    page.click("#posts-1 button:contains(Edit)");
    assertThat(page.text("#posts-1 .like")).isEqualTo("♥ 2");
    page.click("#posts-2 .like");
    assertThat(page.elements(".like").eachText()).containsExactly("♥ 2", "♥ 0", "♥ 1");
  }

  @Test
  void scrollingEitherWayKeepsWhatTheBrowserHolds() {
    assertThat(numbers()).isEqualTo(numbers(0, 20));
    for (int i = 0; i < 5; i++) {
      page.scrollToBottom("#numbers");
    }
    assertThat(numbers()).isEqualTo(numbers(60, 120));
    page.scrollToTop("#numbers");
    assertThat(numbers()).isEqualTo(numbers(40, 100));
    page.scrollToTop("#numbers").scrollToTop("#numbers").scrollToTop("#numbers");
    assertThat(numbers()).isEqualTo(numbers(0, 60));
  }

  @Test
  void theEndIsTheEnd() {
    for (int i = 0; i < 60; i++) {
      page.scrollToBottom("#numbers");
    }
    assertThat(numbers()).isEqualTo(numbers(940, 1_000));
  }
}
