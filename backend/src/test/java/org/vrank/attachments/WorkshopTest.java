package org.vrank.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vrank.attachments.cleaning.Kind;
import org.vrank.attachments.cleaning.Unfit;

/** The process of its own. */
class WorkshopTest {
    @Test
    void a_file_that_bursts_its_process_is_refused_and_takes_nothing_else_along() throws Exception {
        Workshop narrow = new Workshop(60, 20);
        assertThatThrownBy(() -> narrow.clean(Picture.drawn("png", 3_000, 3_000), false))
                .isInstanceOf(Unfit.class)
                .hasMessage("attachment.inflated");
        assertThat(narrow.clean("Tekst".getBytes(StandardCharsets.UTF_8), false)
                        .getFirst()
                        .kind())
                .isEqualTo(Kind.TEXT);
    }

    @Test
    void neither_is_a_page_that_unpacks_to_more_than_fits() {
        assertThatThrownBy(() -> new Workshop(60, 64).clean(Pdf.bomb(), false))
                .isInstanceOf(Unfit.class)
                .hasMessage("attachment.inflated");
    }

    @Test
    void a_file_that_takes_too_long_is_refused() {
        assertThatThrownBy(() -> new Workshop(0, 64).clean(Pdf.plain("Tekst"), false))
                .isInstanceOf(Unfit.class)
                .hasMessage("attachment.too-slow");
    }
}
