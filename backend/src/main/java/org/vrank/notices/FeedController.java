package org.vrank.notices;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.ClientAddress;
import org.vrank.platform.Language;
import org.vrank.platform.Limits;
import org.vrank.platform.Page;

/** A member's feeds, and the feeds themselves, which are read by other programs than our pages. */
@Controller
class FeedController {
    private static final MediaType ATOM = new MediaType("application/atom+xml; charset=utf-8");

    @Serdeable
    record CircleOf(UUID id, String name, boolean candid) {}

    /** {@code used}: a day in the month in which it was last read. */
    @Serdeable
    record FeedView(
            UUID id,
            CircleOf circle,
            LocalDate created,
            @Nullable LocalDate used) {}

    @Serdeable
    record NewFeed(@Nullable UUID circle) {}

    /** The address is told here and never again. */
    @Serdeable
    record FeedMade(UUID id, String address) {}

    private final Feeds feeds;
    private final Limits limits;
    private final ClientAddress addresses;

    FeedController(Feeds feeds, Limits limits, ClientAddress addresses) {
        this.feeds = feeds;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** The asking member's feeds. */
    @Get("/api/feeds")
    @Operation(operationId = "listFeeds")
    Page<FeedView> list(@Nullable @Header("Accept-Language") String speaks) {
        Language language = Language.ofInterface(speaks);
        return Page.whole(feeds.own().stream()
                .map(own -> new FeedView(
                        own.feed().id(),
                        new CircleOf(
                                own.circle().id(),
                                own.circle().name(language),
                                own.circle().candid()),
                        own.feed().created(),
                        own.feed().used()))
                .toList());
    }

    /** Makes an address at which a program can read a circle, at most three for each. */
    @Post("/api/feeds")
    @Operation(operationId = "addFeed")
    @Status(HttpStatus.CREATED)
    HttpResponse<FeedMade> add(@Body NewFeed given) {
        Feeds.Made made = feeds.add(given.circle());
        return HttpResponse.created(new FeedMade(made.id(), made.address()));
    }

    /** Withdraws such an address. */
    @Delete("/api/feeds/{id}")
    @Operation(operationId = "removeFeed")
    @Status(HttpStatus.NO_CONTENT)
    void remove(UUID id) {
        feeds.remove(id);
    }

    @Hidden
    @Get("/feeds/public")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> open(
            HttpRequest<?> request,
            @Nullable @QueryValue String language,
            @Nullable @Header("Accept-Language") String speaks) {
        limit(request);
        return atom(feeds.open(Language.ofInterface(language == null ? speaks : language)));
    }

    @Hidden
    @Get("/feeds/{token}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> read(HttpRequest<?> request, String token) {
        limit(request);
        return atom(feeds.read(token));
    }

    private void limit(HttpRequest<?> request) {
        limits.take("feeds", addresses.of(request), 1200, Duration.ofHours(1));
    }

    private static HttpResponse<byte[]> atom(byte[] feed) {
        return HttpResponse.ok(feed).contentType(ATOM);
    }
}
