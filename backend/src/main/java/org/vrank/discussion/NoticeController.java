package org.vrank.discussion;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.circles.Circle;
import org.vrank.circles.Circles;
import org.vrank.platform.Clocks;
import org.vrank.platform.Language;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;

/** What happened in the discussions that concern a member, for the home page. Nothing of it is mailed. */
@Controller("/api/notices")
class NoticeController {
    /**
     * A notice.
     *
     * @param kind new (comments under an own report or beside an own comment), set-aside (an own comment), asked (about an own report)
     * @param comment the comment set aside, or null
     * @param circle the name of its circle, or null where it can no longer be read
     * @param title of the report; null in a candid circle, of which a notice holds no text
     * @param mine whether the report is the asker's own
     * @param comments how many are new
     */
    @Serdeable
    record NoticeView(
            String kind,
            UUID report,
            @Nullable UUID comment,
            @Nullable String circle,
            @Nullable String title,
            @Nullable String language,
            boolean mine,
            int comments,
            LocalDate date) {}

    private final OwnComments mine;
    private final Circles circles;

    NoticeController(OwnComments mine, Circles circles) {
        this.mine = mine;
        this.circles = circles;
    }

    /** What the asker has not seen yet in discussions of own reports and beside own comments; and what custodians ask. */
    @Get
    @ReaderScope
    @Operation(operationId = "listNotices")
    Page<NoticeView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        Map<UUID, Circle> own = circles.ownById();
        List<NoticeView> notices = new ArrayList<>();
        for (CommentRepository.Request asked : mine.requests()) {
            notices.add(new NoticeView("asked", asked.reportId(), null, null, null, null, true, 0, asked.asked()));
        }
        for (CommentRepository.Own comment : mine.all()) {
            if (comment.setAside() != null && comment.readable()) {
                Circle circle = own.get(comment.circleId());
                notices.add(new NoticeView(
                        "set-aside",
                        comment.reportId(),
                        comment.id(),
                        circle == null ? null : circle.name(language),
                        null,
                        null,
                        false,
                        0,
                        comment.setAside()));
            }
        }
        for (CommentRepository.News news : mine.news()) {
            Circle circle = own.get(news.circleId());
            boolean open = circle != null && !circle.candid();
            notices.add(new NoticeView(
                    "new",
                    news.reportId(),
                    null,
                    circle == null ? null : circle.name(language),
                    open ? news.title() : null,
                    open ? news.language() : null,
                    news.mine(),
                    news.comments(),
                    LocalDate.ofInstant(news.newest(), Clocks.BRUSSELS)));
        }
        return Page.whole(notices);
    }
}
