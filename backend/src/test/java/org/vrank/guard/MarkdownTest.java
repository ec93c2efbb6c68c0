package org.vrank.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://a.example/x.png)",
                "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
                "<svg/onload=alert(1)>",
                "<iframe src=https://a.example></iframe>",
                "<style>*{display:none}</style>",
                "[x](vbscript:msgbox)",
                "<https://a.example/\"onmouseover=alert(1)>",
                "`<script>`",
                "<math><mi//xlink:href=\"data:x,<script>alert(1)\">",
                "# <form action=//a.example><input name=x>",
                "[a]: javascript:alert(1)\n\n[a]",
            })
    void nothing_of_the_authors_markup_comes_through(String text) {
        var page = Jsoup.parseBodyFragment(markdown.html(text));
        assertThat(page.select("script, img, svg, iframe, style, form, input, math, object, embed"))
                .isEmpty();
        page.getAllElements()
                .forEach(e -> e.attributes().forEach(a -> {
                    assertThat(a.getKey()).isIn("href", "rel");
                    assertThat(a.getKey().equals("href") ? a.getValue() : "https:")
                            .matches("https?:.*");
                }));
    }

    @Test
    void what_people_write_is_kept() {
        assertThat(markdown.html("# Kop\n\n- een\n- **twee**\n\n[site](https://a.example/x)"))
                .contains("<h3>", "<li>", "<strong>twee</strong>", "href=\"https://a.example/x\"", "noopener");
    }

    /** Plain texts are not cleaned, since there is nothing to take away: here that is looked at. */
    @Property(tries = 2_000)
    void whatever_is_written_a_page_gets_no_other_element_or_attribute(
            @ForAll
                    @Chars({
                        'a', ' ', '\n', '<', '>', '"', '\'', '&', '*', '_', '#', '-', '[', ']', '(', ')', '`', '=', '/',
                        '!'
                    })
                    @StringLength(max = 60)
                    String text) {
        var page = Jsoup.parseBodyFragment(markdown.html(text)).body();
        page.select("*").forEach(e -> {
            assertThat(e.normalName())
                    .isIn(
                            "body",
                            "p",
                            "br",
                            "strong",
                            "em",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "h3",
                            "h4",
                            "code",
                            "pre",
                            "a");
            e.attributes().forEach(a -> assertThat(a.getKey()).isIn("href", "rel"));
        });
    }

    @Property(tries = 5_000)
    void a_text_without_marks_reads_as_it_would_when_parsed(
            @ForAll
                    @Chars({'a', 'b', '.', ' ', ' ', '\n', '\n', '-', '1', ')', '!', ':', '\t', '*', '\u00a0'})
                    @StringLength(max = 30)
                    String text) {
        assertThat(markdown.text(text)).isEqualTo(markdown.parsed(text));
    }

    @Test
    void a_text_that_is_a_page_keeps_its_levels() {
        String text = "## Een straat\n\n### Pusher\n\nDuwt.";
        assertThat(markdown.page(text)).contains("<h2>Een straat</h2>", "<h3>Pusher</h3>");
        assertThat(markdown.html(text)).contains("<h3>Een straat</h3>", "<h3>Pusher</h3>");
    }

    @Test
    void text_shows_where_links_lead() {
        assertThat(markdown.text("Zie [hier](tel:0475123456)\n\n* een\n* twee"))
                .contains("tel:0475123456")
                .contains("een\n");
    }

    @Test
    void text_reads_as_the_page_does() {
        assertThat(markdown.text("0475 **12**\n34&#32;56, jan\\@voorbeeld&#46;be"))
                .isEqualTo("0475 12 34 56, jan@voorbeeld.be");
    }

    /** Else the end of one and the beginning of the next could read as a number that stands nowhere. */
    @Test
    void text_keeps_paragraphs_and_items_apart() {
        assertThat(markdown.text("31.07.2011\n\n16 uur\n\n- 12\n- 34").split("\n{2,}"))
                .containsExactly("31.07.2011", "16 uur", "12", "34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "> ", "1. ", "*a ", "![", "<", "<a ", "**x", "[", "`"})
    void what_is_built_to_be_deep_or_costly_is_rendered_all_the_same(String piece) {
        String deep = piece.repeat(20_000 / piece.length()) + "x";
        assertThat(markdown.html(deep)).isNotEmpty();
        assertThat(markdown.text(deep)).isNotNull();
        assertThat(markdown.html("*".repeat(9_000) + "x" + "*".repeat(9_000))).contains("x");
    }

    @Property(tries = 300)
    void any_text_renders(@ForAll @StringLength(max = 200) String text) {
        assertThat(Jsoup.parseBodyFragment(markdown.html(text)).select("script"))
                .isEmpty();
        assertThat(markdown.text(text)).isNotNull();
    }
}
