package org.vrank.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.vrank.platform.Refusal;

@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
        return Problems.answer(request, refusal);
    }
}
