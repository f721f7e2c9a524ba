package dev.bouquet.kit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.protobuf.ProtoUtils;
import org.junit.jupiter.api.Test;

class ReadableRequestsTest {
  private static final MethodDescriptor<Empty, Empty> METHOD =
      MethodDescriptor.<Empty, Empty>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("bouquet.Test/Call")
          .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .build();

  /// Metrics are kept by descriptor: a new one for each call would fill the memory.
  @Test
  void aMethodHasOneDescriptorHoweverOftenItIsCalled() {
    var readable = new ReadableRequests.ReadableMethods();

    var first = readable.wrapMethodDefinition(definitionOfACall());
    var second = readable.wrapMethodDefinition(definitionOfACall());

    assertThat(second.getMethodDescriptor()).isSameAs(first.getMethodDescriptor());
  }

  private static ServerMethodDefinition<Empty, Empty> definitionOfACall() {
    return ServerMethodDefinition.create(METHOD, (_, _) -> new ServerCall.Listener<>() {});
  }
}
