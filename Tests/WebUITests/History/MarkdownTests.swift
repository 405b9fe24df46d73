import Testing

@testable import WebUI

@Suite("Markdown in descriptions")
struct MarkdownTests {
  @Test("paragraphs, headings, lists and code are told apart")
  func blocks() throws {
    let text = "# Takes money\r\n\r\nOne\r\ntwo\r\n- a\n* b\n1. c\n2. d\n```\n**x**\n```\nend"
    let blocks = try #require(MarkdownView(text)).blocks
    #expect(blocks.count == 6)
    #expect(blocks[0].heading?.spans.first?.text == "Takes money")
    #expect(blocks[1].paragraph?.spans.map(\.text) == ["One\ntwo"])
    #expect(blocks[2].bullets.count == 2)
    #expect(blocks[3].numbered.count == 2)
    #expect(blocks[4].code == "**x**")
    #expect(blocks[5].paragraph?.spans.map(\.text) == ["end"])
    #expect(MarkdownView("") == nil && MarkdownView(" \n") == nil && MarkdownView(nil) == nil)
  }

  @Test("what is stressed, code and links are told from plain words")
  func spans() {
    let spans = MarkdownSpan.read("a **b** *c* `*d*` [e](https://example.com/x) _f_")
    #expect(spans.filter(\.isStrong).map(\.text) == ["b"])
    #expect(spans.filter(\.isEmphasis).map(\.text) == ["c", "f"])
    #expect(spans.filter(\.isCode).map(\.text) == ["*d*"])
    #expect(spans.compactMap(\.href) == ["https://example.com/x"])
  }

  @Test(
    "what is no Markdown stays as it was written",
    arguments: ["2 * 3 * 4", "snake_case_name", "**open", "[x](javascript:alert(1))", "[x]", "<b>y</b>", "a ** b **", "#tag"])
  func plain(text: String) {
    let spans = MarkdownSpan.read(text[...])
    #expect(spans == [MarkdownSpan(text: text, isPlain: true)])
  }

  @Test("a mark that was escaped is none")
  func escaped() {
    #expect(MarkdownSpan.read("\\*a\\*") == [MarkdownSpan(text: "*a*", isPlain: true)])
  }
}
