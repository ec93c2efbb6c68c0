package org.vrank.platform;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

@Singleton
@InterceptorBean(ReaderScope.class)
final class ReaderScopeInterceptor implements MethodInterceptor<Object, Object> {
    private final Readers readers;

    ReaderScopeInterceptor(Readers readers) {
        this.readers = readers;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
        return readers.inScope(call::proceed);
    }
}
